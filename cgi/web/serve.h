/*
 * serve.h - the one way a request travels, over and over, in one worker.
 */
#ifndef WEB_SERVE_H
#define WEB_SERVE_H

#include "base/meter.h"
#include "base/secret.h"
#include "web/site.h"

/*
 * Answers requests until told to stop. busy(true) and busy(false) tell the
 * master that a request is under way, so that it can end a stuck one.
 * Each request is counted, unless the meter is NULL. Non-zero when it
 * couldn't begin.
 */
int serve(const struct site *, struct secret_ring *keys, struct meter *,
    void (*busy)(bool));

/* A link by the settings, reading or writing. NULL: no password for it. */
struct db *serve_link(bool reads);

#endif
