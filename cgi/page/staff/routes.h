/*
 * routes.h - the staff site map: method, path, right, kind, page.
 *
 * Included plainly it declares the pages; app/staff.c defines ROUTE first
 * and gets the table.
 */
#ifndef ROUTE
#include "web/common.h"
#include "web/page.h"
#define ROUTE(method, path, right, kind, page) int page(struct request *);
#endif

ROUTE("POST", "/language", ANYONE, PLAIN, page_language_set)
ROUTE("POST", "/theme", ANYONE, PLAIN, page_theme_set)
ROUTE("GET", "/again", STAFF, PAGE, page_again_show)

ROUTE("GET", "/", ANYONE, PAGE, page_root_show)
ROUTE("GET", "/login", ANYONE, PAGE, page_login_show)
ROUTE("POST", "/login", ANYONE, SECRET, page_login_send)
ROUTE("GET", "/login/code", ANYONE, PAGE, page_login_ask)
ROUTE("POST", "/login/code", ANYONE, SECRET, page_login_check)
ROUTE("GET", "/login/again", STAFF, PAGE, page_login_prove)
ROUTE("POST", "/login/again", STAFF, SECRET, page_login_again)
ROUTE("POST", "/logout", STAFF, PLAIN, page_logout_send)
ROUTE("GET", "/invite/{token}", ANYONE, PAGE, page_invite_show)
ROUTE("POST", "/invite/{token}", ANYONE, SECRET, page_invite_send)

ROUTE("GET", "/staff", STAFF, PAGE, page_today_show)
ROUTE("GET", "/admin", STAFF, PAGE, page_admin_show)
ROUTE("GET", "/staff/search", STAFF, PAGE, page_search_show)
ROUTE("GET", "/staff/customers", RIGHT_read_customers, PAGE, page_customer_list)
ROUTE("GET", "/staff/customers/new", RIGHT_change_customers, PAGE,
    page_customer_new)
ROUTE("POST", "/staff/customers/new", RIGHT_change_customers, FORM,
    page_customer_add)
ROUTE("GET", "/staff/customers/{id}", RIGHT_read_customers, PAGE,
    page_customer_show)
ROUTE("GET", "/staff/customers/{id}/edit", RIGHT_change_customers, PAGE,
    page_customer_edit)
ROUTE("POST", "/staff/customers/{id}/edit", RIGHT_change_customers, FORM,
    page_customer_change)
ROUTE("POST", "/staff/customers/{id}/notes", RIGHT_change_customers, FORM,
    page_customer_note)
ROUTE("POST", "/staff/customers/{id}/code", RIGHT_change_customers, SECRET,
    page_customer_code)
ROUTE("POST", "/staff/customers/{id}/contacts", RIGHT_change_customers, FORM,
    page_customer_contact)

ROUTE("GET", "/admin/jobs", RIGHT_read_jobs, PAGE, page_job_list)
ROUTE("GET", "/admin/jobs/{id}", RIGHT_read_jobs, PAGE, page_job_show)
ROUTE("POST", "/admin/jobs/{id}/retry", RIGHT_manage_jobs, FORM, page_job_retry)
ROUTE("POST", "/admin/jobs/{id}/stop", RIGHT_manage_jobs, FORM, page_job_stop)
ROUTE("GET", "/admin/mail", RIGHT_read_jobs, PAGE, page_mail_list)
ROUTE("GET", "/admin/mail/{id}", RIGHT_read_jobs, PAGE, page_mail_show)
ROUTE("POST", "/admin/mail/{id}/send", RIGHT_manage_jobs, FORM, page_mail_send)
ROUTE("GET", "/admin/audit", RIGHT_read_audit, PAGE, page_audit_list)
ROUTE("POST", "/admin/audit/verify", RIGHT_read_audit, FORM, page_audit_verify)
ROUTE("GET", "/admin/settings", RIGHT_manage_settings, PAGE, page_setting_show)
ROUTE("POST", "/admin/settings", RIGHT_manage_settings, FORM, page_setting_save)
ROUTE("GET", "/staff/feedback", RIGHT_read_feedback, PAGE, page_feedback_list)
ROUTE("GET", "/staff/feedback/{id}", RIGHT_read_feedback, PAGE, page_feedback_show)
ROUTE("GET", "/staff/feedback/{id}/file/{file}", RIGHT_read_feedback, PAGE, page_feedback_file)
ROUTE("GET", "/staff/feedback/{id}/{verb}", RIGHT_read_feedback, PAGE, page_feedback_back)
ROUTE("POST", "/staff/feedback/{id}/draft", RIGHT_answer_feedback, PLAIN, page_feedback_draft)
ROUTE("POST", "/staff/feedback/{id}/situation", RIGHT_answer_feedback, FORM, page_feedback_teach)
ROUTE("POST", "/staff/feedback/{id}/take", RIGHT_answer_feedback, FORM, page_feedback_take)
ROUTE("POST", "/staff/feedback/{id}/assign", RIGHT_answer_feedback, FORM, page_feedback_assign)
ROUTE("POST", "/staff/feedback/{id}/note", RIGHT_answer_feedback, FORM, page_feedback_note)
ROUTE("POST", "/staff/feedback/{id}/close", RIGHT_answer_feedback, FORM, page_feedback_close)
ROUTE("POST", "/staff/feedback/{id}/answer", RIGHT_answer_feedback, FORM, page_feedback_answer)
ROUTE("GET", "/admin/import", RIGHT_import_data, PAGE, page_import_list)
ROUTE("POST", "/admin/import", RIGHT_import_data, UPLOAD, page_import_add)
ROUTE("GET", "/admin/import/{id}", RIGHT_import_data, PAGE, page_import_show)
ROUTE("GET", "/admin/import/{id}/columns", RIGHT_import_data, PAGE,
    page_import_columns)
ROUTE("POST", "/admin/import/{id}/start", RIGHT_import_data, FORM,
    page_import_start)
ROUTE("POST", "/admin/import/{id}/again", RIGHT_import_data, FORM,
    page_import_again)
ROUTE("POST", "/admin/import/{id}/stop", RIGHT_import_data, FORM,
    page_import_stop)
ROUTE("POST", "/admin/import/{id}/undo", RIGHT_import_data, FORM,
    page_import_undo)
ROUTE("GET", "/admin/import/{id}/rejects", RIGHT_import_data, PAGE,
    page_import_rejects)

ROUTE("GET", "/staff/me", STAFF, PAGE, page_me_show)
ROUTE("POST", "/staff/me", STAFF, FORM, page_me_change)
ROUTE("POST", "/staff/me/password", STAFF, SECRET, page_me_password)
ROUTE("POST", "/staff/me/session", STAFF, FORM, page_me_end)
ROUTE("POST", "/staff/me/phone", STAFF, SECRET, page_me_phone)
ROUTE("GET", "/admin/staff", RIGHT_read_staff, PAGE, page_staff_list)
ROUTE("GET", "/admin/staff/new", RIGHT_manage_staff, PAGE, page_staff_new)
ROUTE("POST", "/admin/staff/new", RIGHT_manage_staff, FORM, page_staff_add)
ROUTE("GET", "/admin/staff/{id}", RIGHT_read_staff, PAGE, page_staff_show)
ROUTE("POST", "/admin/staff/{id}/roles", RIGHT_manage_staff, FORM, page_staff_roles)
ROUTE("POST", "/admin/staff/{id}/disable", RIGHT_manage_staff, FORM, page_staff_disable)
ROUTE("POST", "/admin/staff/{id}/reset", RIGHT_manage_staff, FORM, page_staff_reset)
ROUTE("GET", "/admin/roles", RIGHT_read_staff, PAGE, page_role_show)
ROUTE("POST", "/admin/roles", RIGHT_manage_roles, FORM, page_role_save)
ROUTE("GET", "/admin/sessions", RIGHT_read_sessions, PAGE, page_session_list)
ROUTE("POST", "/admin/sessions/{id}/end", RIGHT_end_sessions, FORM, page_session_end)

ROUTE("GET", "/staff/situations", RIGHT_read_guidelines, PAGE, page_situation_list)
ROUTE("GET", "/staff/situations/new", RIGHT_write_guidelines, PAGE, page_situation_new)
ROUTE("POST", "/staff/situations/new", RIGHT_write_guidelines, FORM, page_situation_add)
ROUTE("GET", "/staff/situations/{id}", RIGHT_write_guidelines, PAGE, page_situation_edit)
ROUTE("POST", "/staff/situations/{id}", RIGHT_write_guidelines, FORM, page_situation_change)
ROUTE("POST", "/staff/situations/{id}/retire", RIGHT_write_guidelines, FORM, page_situation_retire)
ROUTE("GET", "/staff/guidelines", RIGHT_read_guidelines, PAGE, page_guideline_list)
ROUTE("GET", "/staff/guidelines/new", RIGHT_write_guidelines, PAGE, page_guideline_new)
ROUTE("POST", "/staff/guidelines/new", RIGHT_write_guidelines, FORM, page_guideline_add)
ROUTE("GET", "/staff/guidelines/{id}", RIGHT_read_guidelines, PAGE, page_guideline_show)
ROUTE("GET", "/staff/guidelines/{id}/edit", RIGHT_write_guidelines, PAGE, page_guideline_edit)
ROUTE("POST", "/staff/guidelines/{id}/edit", RIGHT_write_guidelines, FORM, page_guideline_save)
ROUTE("GET", "/staff/guidelines/{id}/versions", RIGHT_read_guidelines, PAGE, page_guideline_versions)
ROUTE("GET", "/staff/guidelines/{id}/diff", RIGHT_read_guidelines, PAGE, page_guideline_diff)
ROUTE("POST", "/staff/guidelines/{id}/ack", RIGHT_read_guidelines, FORM, page_guideline_ack)
ROUTE("POST", "/staff/guidelines/{id}/review", RIGHT_write_guidelines, FORM, page_guideline_review)
ROUTE("POST", "/staff/guidelines/{id}/return", RIGHT_write_guidelines, FORM, page_guideline_return)
ROUTE("POST", "/staff/guidelines/{id}/publish", RIGHT_publish_guidelines, FORM, page_guideline_publish)
ROUTE("POST", "/staff/guidelines/{id}/retire", RIGHT_publish_guidelines, FORM, page_guideline_retire)
ROUTE("GET", "/staff/guidelines/{id}/{verb}", RIGHT_read_guidelines, PAGE, page_guideline_back)

#undef ROUTE
