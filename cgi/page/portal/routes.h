/*
 * routes.h - the portal's site map: method, path, right, kind, page.
 *
 * Included plainly it declares the pages; app/portal.c defines ROUTE first
 * and gets the table.
 */
#ifndef ROUTE
#include "web/common.h"
#include "web/page.h"
#define ROUTE(method, path, right, kind, page) int page(struct request *);
#endif

ROUTE("POST", "/language", ANYONE, PLAIN, page_language_set)
ROUTE("POST", "/theme", ANYONE, PLAIN, page_theme_set)
ROUTE("GET", "/again", CUSTOMER, PAGE, page_again_show)
ROUTE("GET", "/", ANYONE, PAGE, page_front_show)
ROUTE("GET", "/help", ANYONE, PAGE, page_help_show)
ROUTE("GET", "/privacy", ANYONE, PAGE, page_privacy_show)
ROUTE("GET", "/my", CUSTOMER, PAGE, page_my_show)
ROUTE("POST", "/my/act", CUSTOMER, FORM, page_my_act)
ROUTE("GET", "/my/profile", CUSTOMER, PAGE, page_profile_show)
ROUTE("POST", "/my/profile", CUSTOMER, FORM, page_profile_change)
ROUTE("GET", "/my/data", CUSTOMER, PAGE, page_data_show)
ROUTE("GET", "/my/data/save", CUSTOMER, PAGE, page_data_save)
ROUTE("POST", "/my/data/erase", CUSTOMER, FORM, page_data_erase)
ROUTE("POST", "/my/data/keep", CUSTOMER, FORM, page_data_keep)
ROUTE("GET", "/my/history", CUSTOMER, PAGE, page_history_show)
ROUTE("GET", "/my/orders/{no}", CUSTOMER, PAGE, page_history_order)

ROUTE("GET", "/login", ANYONE, PAGE, page_login_show)
ROUTE("POST", "/login", ANYONE, SECRET, page_login_send)
ROUTE("GET", "/login/code", ANYONE, PAGE, page_login_ask)
ROUTE("POST", "/login/code", ANYONE, SECRET, page_login_check)
ROUTE("GET", "/login/again", CUSTOMER, PAGE, page_login_prove)
ROUTE("POST", "/login/again", CUSTOMER, SECRET, page_login_again)
ROUTE("POST", "/logout", CUSTOMER, PLAIN, page_logout_send)
ROUTE("GET", "/feedback", ANYONE, PAGE, page_feedback_new)
ROUTE("POST", "/feedback", ANYONE, UPLOAD, page_feedback_send)
ROUTE("GET", "/feedback/thanks", ANYONE, PAGE, page_feedback_thanks)
ROUTE("GET", "/my/voice", CUSTOMER, PAGE, page_voice_list)
ROUTE("GET", "/my/voice/{id}", CUSTOMER, PAGE, page_voice_show)
ROUTE("POST", "/my/voice/{id}", CUSTOMER, FORM, page_voice_reply)
ROUTE("GET", "/my/voice/{id}/file/{file}", CUSTOMER, PAGE, page_voice_file)
ROUTE("GET", "/join", ANYONE, PAGE, page_join_show)
ROUTE("POST", "/join", ANYONE, SECRET, page_join_send)
ROUTE("GET", "/join/code", ANYONE, PAGE, page_join_ask)
ROUTE("POST", "/join/code", ANYONE, SECRET, page_join_check)
ROUTE("GET", "/join/finish", ANYONE, PAGE, page_join_name)
ROUTE("POST", "/join/finish", ANYONE, SECRET, page_join_finish)
ROUTE("GET", "/reset", ANYONE, PAGE, page_reset_show)
ROUTE("POST", "/reset", ANYONE, SECRET, page_reset_send)
ROUTE("GET", "/reset/code", ANYONE, PAGE, page_reset_ask)
ROUTE("POST", "/reset/code", ANYONE, SECRET, page_reset_check)
ROUTE("GET", "/my/security", CUSTOMER, PAGE, page_security_show)
ROUTE("POST", "/my/security/password", CUSTOMER, SECRET, page_security_password)
ROUTE("POST", "/my/security/session", CUSTOMER, FORM, page_security_end)
ROUTE("GET", "/my/security/email", CUSTOMER, PAGE, page_security_email)
ROUTE("POST", "/my/security/email", CUSTOMER, SECRET, page_security_email_send)
ROUTE("GET", "/my/security/email/code", CUSTOMER, PAGE, page_security_email_ask)
ROUTE("POST", "/my/security/email/code", CUSTOMER, SECRET, page_security_email_check)
ROUTE("GET", "/my/security/app", CUSTOMER, PAGE, page_app_show)
ROUTE("POST", "/my/security/app", CUSTOMER, SECRET, page_app_begin)
ROUTE("POST", "/my/security/app/code", CUSTOMER, SECRET, page_app_check)
ROUTE("POST", "/my/security/app/codes", CUSTOMER, SECRET, page_app_codes)
ROUTE("POST", "/my/security/app/end", CUSTOMER, SECRET, page_app_end)

ROUTE("GET", "/how-we-treat-you", ANYONE, PAGE, page_guideline_open)

#undef ROUTE
