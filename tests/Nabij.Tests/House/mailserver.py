"""A mail server on a free port of this machine. Keeps each mail as a file. With the file "busy" in its folder it takes none for now.

mailserver.py FOLDER [--tls CERTIFICATE KEY] [--user USER PASSWORD]
"""
import argparse
import asyncio
import base64
import json
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

options = argparse.ArgumentParser()
options.add_argument("folder")
options.add_argument("--tls", nargs=2)
options.add_argument("--user", nargs=2)
options = options.parse_args()
kept = 0


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if os.path.exists(os.path.join(options.folder, "busy")):
            return "451 4.3.0 Come back later"
        if address.startswith("gone"):
            return "550 5.1.1 <" + address + "> is not here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        global kept
        kept += 1
        name = os.path.join(options.folder, f"{kept:06}")
        with open(name + ".part", "w", encoding="ascii") as file:
            json.dump({
                "from": envelope.mail_from,
                "to": envelope.rcpt_tos,
                "tls": session.ssl is not None,
                "signedIn": bool(session.authenticated),
                "data": base64.b64encode(envelope.original_content).decode("ascii"),
            }, file)
        os.rename(name + ".part", name + ".json")
        return "250 OK"


def check(server, session, envelope, mechanism, data):
    right = mechanism in ("LOGIN", "PLAIN") and [data.login.decode(), data.password.decode()] == options.user
    return AuthResult(success=right, handled=False)


class Server(SMTP):
    # The names of ways to sign in are the same in small letters, in which .NET writes them (RFC 5321, 2.4).
    async def smtp_AUTH(self, arg):
        await super().smtp_AUTH(" ".join([arg.split()[0].upper(), *arg.split()[1:]]) if arg else arg)


def connection():
    more = {}
    if options.tls:
        more["tls_context"] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        more["tls_context"].load_cert_chain(*options.tls)
        more["require_starttls"] = True
    if options.user:
        more.update(authenticator=check, auth_required=True, auth_require_tls=bool(options.tls))
    return Server(Handler(), enable_SMTPUTF8=False, hostname="mail.test", **more)


async def main():
    server = await asyncio.get_running_loop().create_server(connection, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main())
