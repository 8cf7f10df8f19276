/*
 * log.h - what happened, one JSON object a line on standard error.
 *
 * Every line has the time (UTC, RFC 3339 with microseconds), the program, the
 * process and, while a request is under way, the request id that the visitor
 * sees. Nothing secret goes in: no body, cookie, token, code or password.
 * Control characters and invalid UTF-8 are escaped, so one event is one line.
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_NOTE, LOG_WARN, LOG_FAULT };

/* The name must outlive the process' use of the log. */
void log_program(const char *name);
/* Copied; NULL or "" when no request is under way. */
void log_request(const char *request_id);
/* Pairs of key and text value, ended by NULL; a NULL value is JSON null. */
void log_line(enum log_level, const char *event, ...) __attribute__((sentinel));

#endif
