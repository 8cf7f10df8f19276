/*
 * wire.c - the only file that meets FastCGI; plain CGI serves page tests.
 */
#include "web/exchange.h"

#include <errno.h>
#include <fcgiapp.h>
#include <signal.h>
#include <sys/epoll.h>

static FCGX_Request request;
static volatile int *stopping;
static int waiter;
static bool plain, plain_done;

void
wire_open(int fd, volatile int *stop)
{
	stopping = stop;
	plain = fd < 0;
	if (plain)
		return;
	if (FCGX_Init() != 0 ||
	    FCGX_InitRequest(&request, fd, FCGI_FAIL_ACCEPT_ON_INTR) != 0)
		abort();
	waiter = epoll_create1(EPOLL_CLOEXEC);
	if (waiter < 0 ||
	    epoll_ctl(waiter, EPOLL_CTL_ADD, fd,
		&(struct epoll_event){ .events = EPOLLIN | EPOLLEXCLUSIVE }) !=
		0)
		abort();
}

/*
 * Waits for a caller with SIGTERM let in; once there is one the signal stays
 * out until the answer is sent, so that no read or write of a request is
 * ever interrupted. EPOLLEXCLUSIVE wakes one worker, not all.
 */
static void
wait_for_caller(void)
{
	struct epoll_event event;
	sigset_t none;

	sigemptyset(&none);
	epoll_pwait(waiter, &event, 1, -1, &none);
}

bool
wire_accept(void)
{
	if (plain) {
		bool first = !plain_done;

		plain_done = true;
		return first;
	}
	for (;;) {
		wait_for_caller();
		if (*stopping)
			return false;
		/* Not there any more: another worker took it. */
		if (FCGX_Accept_r(&request) == 0)
			return true;
	}
}

const char *
wire_param(const char *name)
{
	return plain ? getenv(name) : FCGX_GetParam(name, request.envp);
}

ssize_t
wire_read(void *from, char *bytes, size_t room)
{
	int most = room > 65536 ? 65536 : (int)room;
	int got;

	(void)from;
	if (plain)
		return read(0, bytes, (size_t)most);
	got = FCGX_GetStr(bytes, most, request.in);
	if (got == 0 && FCGX_GetError(request.in) != 0)
		return -1;
	return got;
}

static bool
write_plain(const char *bytes, size_t length)
{
	while (length) {
		ssize_t sent = write(1, bytes, length);

		if (sent < 0 && errno != EINTR)
			return false;
		if (sent > 0) {
			bytes += sent;
			length -= (size_t)sent;
		}
	}
	return true;
}

bool
wire_write(const char *bytes, size_t length)
{
	if (plain)
		return write_plain(bytes, length);
	while (length) {
		int part = length > 65536 ? 65536 : (int)length;

		if (FCGX_PutStr(bytes, part, request.out) != part)
			return false;
		bytes += part;
		length -= (size_t)part;
	}
	return true;
}

void
wire_finish(void)
{
	if (!plain)
		FCGX_Finish_r(&request);
}
