#!/usr/bin/python3
"""A mail server for tests that misbehaves where it is asked to.

    mail_sink.py LOG [--cert FILE --key FILE] [--user NAME --password WORD]
                 [--no-utf8] [--faults N]

It listens on a free port of 127.0.0.1 and prints the port. Every message
that it took is one JSON line in LOG (to, from, id, how), written to disk
before the answer goes out. The recipient's local part asks for a fault,
the rest of it after "+" is free:

    refuse    550 at RCPT           later    451 at RCPT
    reject    554 after the message hang     no answer to the message
    drop      takes the message, then hangs up without an answer
    lost      hangs up without taking the message

With --faults N each address is met by one of later, drop, lost or reject-for-
now in turn for its first N tries, and served afterwards.
"""
import argparse
import asyncio
import collections
import email
import json
import logging
import os
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


class Sink:
    def __init__(self, options):
        self.log = open(options.log, "a", encoding="utf-8")
        self.faults = options.faults
        self.tries = collections.Counter()

    def fault(self, address):
        word = address.split("@")[0].split("+")[0]
        if not self.faults:
            return word
        turn = self.tries[address]
        if turn >= self.faults:
            return ""
        return ("later", "drop", "lost", "busy")[(turn + len(address)) % 4]

    async def handle_RCPT(self, server, session, envelope, address, options):
        how = self.fault(address)
        if how == "refuse":
            return "550 5.1.1 There is nobody of that name"
        if how == "later":
            self.tries[address] += 1
            return "451 4.7.1 Come back later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    def keep(self, envelope, how):
        message = email.message_from_bytes(envelope.content)
        self.log.write(json.dumps({
            "to": envelope.rcpt_tos[0], "from": envelope.mail_from,
            "id": message["Message-ID"], "how": how,
            "tls": how == "tls", "subject": str(message["Subject"]),
            "text": envelope.content.decode("utf-8", "replace"),
        }) + "\n")
        self.log.flush()
        os.fsync(self.log.fileno())

    async def handle_DATA(self, server, session, envelope):
        address = envelope.rcpt_tos[0]
        how = self.fault(address)
        self.tries[address] += 1
        if how == "reject":
            return "554 5.6.0 Not this message"
        if how == "busy":
            return "451 4.3.0 Busy"
        if how == "hang":
            await asyncio.sleep(60)
        if how == "lost":
            server.transport.abort()
            return "451 gone"
        self.keep(envelope, "drop" if how == "drop" else
                  "tls" if session.ssl else "plain")
        if how == "drop":
            server.transport.abort()
        return "250 2.0.0 Taken"


def signer(options):
    def check(server, session, envelope, mechanism, data):
        good = (isinstance(data, LoginPassword)
                and data.login == options.user.encode()
                and data.password == options.password.encode())
        return AuthResult(success=good, handled=False)
    return check


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("log")
    parser.add_argument("--cert")
    parser.add_argument("--key")
    parser.add_argument("--user")
    parser.add_argument("--password")
    parser.add_argument("--no-utf8", action="store_true")
    parser.add_argument("--faults", type=int, default=0)
    return parser.parse_args()


async def main():
    options = read_options()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    sink = Sink(options)
    more = {}
    if options.cert:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options.cert, options.key)
        more["tls_context"] = context
    if options.user:
        more.update(authenticator=signer(options), auth_required=True,
                    auth_require_tls=False)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(sink, hostname="sink.example",
                     enable_SMTPUTF8=not options.no_utf8, **more),
        "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        sys.exit(0)
