/*
 * common.h - the few pages that every site has: language, theme, and the
 * form that was kept while somebody signed in.
 */
#ifndef WEB_COMMON_H
#define WEB_COMMON_H

struct request;

int page_language_set(struct request *); /* POST /language */
int page_theme_set(struct request *);    /* POST /theme */
int page_again_show(struct request *);   /* GET /again */

#endif
