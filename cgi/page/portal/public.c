/*
 * public.c - pages for everybody: the shop's front, help, privacy.
 */
#include "page/portal/routes.h"

int
page_front_show(struct request *r)
{
	view_title(r, _("Welcome"), "");
	view_flag(r, "page.wide", true);
	return answer_page(r, 200, "public/front.cs");
}

int
page_help_show(struct request *r)
{
	view_title(r, _("Help"), "");
	return answer_page(r, 200, "public/help.cs");
}

int
page_privacy_show(struct request *r)
{
	view_title(r, _("Privacy"), "");
	return answer_page(r, 200, "public/privacy.cs");
}
