/*
 * right.h - what somebody may be allowed to do.
 *
 * Code asks only for rights, never for roles; role x right is the seeded
 * table role_right, which /admin/roles edits and from which the access matrix
 * of the tests is made. Included plainly it gives enum right; whoever defines
 * RIGHT first gets the table: name (as in role_right and who.may.NAME), and
 * the words that finish "may ...".
 */
#ifndef RIGHT
#ifndef BASE_RIGHT_H
#define BASE_RIGHT_H
#define RIGHT(name, words) RIGHT_##name,
enum right {
	/* The first three are not granted but follow from who is asking. */
	ANYONE,   /* signed in or not */
	CUSTOMER, /* any signed-in customer */
	STAFF,    /* any signed-in member of staff */
#include "base/right.h"
	RIGHTS
};
#undef RIGHT
#endif
#else
RIGHT(read_customers, N_("read customers and their history"))
RIGHT(change_customers, N_("change customers, write notes, issue codes"))
RIGHT(read_feedback, N_("read feedback"))
RIGHT(answer_feedback, N_("answer, assign and close feedback"))
RIGHT(read_guidelines, N_("read guidelines and acknowledge them"))
RIGHT(write_guidelines, N_("write guidelines and situations"))
RIGHT(publish_guidelines, N_("publish and retire guidelines"))
RIGHT(export_data, N_("save lists as tables"))
RIGHT(import_data, N_("import customers, orders and products"))
RIGHT(read_staff, N_("see who works here and what roles may do"))
RIGHT(manage_staff, N_("invite, disable and reset staff"))
RIGHT(manage_roles, N_("change what roles may do"))
RIGHT(manage_settings, N_("change the shop's settings"))
RIGHT(read_jobs, N_("see background work and the outbox"))
RIGHT(manage_jobs, N_("repeat or stop background work and mails"))
RIGHT(read_audit, N_("read the audit log"))
RIGHT(read_sessions, N_("see who is signed in"))
RIGHT(end_sessions, N_("sign other staff out"))
#endif
