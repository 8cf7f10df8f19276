"""Sends malformed requests: malformed.py PORT SOCKET. Prints ok and not ok."""
import random
import socket
import struct
import sys
import time

port, path = int(sys.argv[1]), sys.argv[2]
random.seed(7)
H = b"Host: 127.0.0.1\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


def http(head, body=b""):
    return b"POST /login HTTP/1.1\r\n" + H + b"Connection: close\r\n" + head + b"\r\n" + body


def multipart(boundary, body):
    return http(b"Content-Type: multipart/form-data; boundary=" + boundary +
                b"\r\nContent-Length: %d\r\n" % len(body), body)


def form(body):
    return http(FORM + b"Content-Length: %d\r\n" % len(body), body)


def web_cases():
    for length in (b"-1", b"2147483648", b"4294967295", b"99999999999999999999", b"0x10", b"1e3", b"", b"+5", b"5, 5"):
        yield http(FORM + b"Content-Length: " + length + b"\r\n", b"a=b")
    yield http(b"Content-Length: 3\r\nContent-Length: 4\r\n", b"a=bc")
    yield http(b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", b"0\r\n\r\n")
    yield http(b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\n")
    yield http(b"Transfer-Encoding: chunked\r\n", b"5;ext=1\r\nabc")
    yield form(b"&".join(b"f%d=1" % n for n in range(10001)))
    yield form(b"a=%00&b=%ff%fe&c=%c0%af")
    yield form(b"a=" + b"%" * 3000)
    yield form(b"same=1&" * 9000)
    for boundary in (b"", b"a" * 70, b"a" * 71, b'"', b'"x', b"a b", b"\xff"):
        yield multipart(boundary, b"--" + boundary + b'\r\nContent-Disposition: form-data; name="a"\r\n\r\n1')
    yield multipart(b"x", b"--x\r\n" * 5000)
    yield multipart(b"x", b'--x\r\nContent-Disposition: form-data; name="' + b"n" * 60000 + b'"\r\n\r\n1\r\n--x--\r\n')
    yield http(b"Content-Type: application/json\r\nContent-Length: 130\r\n", b"[" * 65 + b"]" * 65)
    yield http(b"Cookie: " + b"a=b; " * 1500 + b"\r\nContent-Length: 0\r\n")
    for target in (b"/%", b"/%zz", b"/%00", b"/%c0%ae%c0%ae/", b"/..%2f..%2fetc/passwd", b"//", b"/./.", b"/a" * 3000,
                   b"/?" + b"a=1&" * 1900, b"*", b"http://127.0.0.1/", b"/\xff\xfe", b"/\x01"):
        yield b"GET " + target + b" HTTP/1.1\r\n" + H + b"Connection: close\r\n\r\n"
    while True:  # what lies near a good request
        good = bytearray(form(b"email=a%40b.example&password=secret&then=%2Fmy"))
        for _ in range(random.randint(1, 6)):
            at = random.randrange(len(good))
            good[at:at + random.choice((0, 1, 1, 4))] = bytes(random.choices(range(256), k=random.randint(0, 3)))
        yield bytes(good)


def record(kind, content, ident=1, version=1, padding=0):
    return struct.pack(">BBHHBB", version, kind, ident, len(content), padding, 0) + content + b"\0" * padding


def pairs(**names):
    out = b""
    for name, value in names.items():
        value = value.encode()
        out += struct.pack(">BI", len(name), len(value) | 0x80000000) + name.encode() + value
    return out


def begin(role=1, ident=1):
    return record(1, struct.pack(">HB5x", role, 0), ident)


def fcgi_cases():
    good = pairs(REQUEST_METHOD="POST", REQUEST_URI="/login", CONTENT_LENGTH="5")
    yield begin() + record(4, b"\x04\xff\xff\xff\xffname")
    yield begin() + record(4, struct.pack(">II", 0xffffffff, 0xffffffff) + b"x")
    yield record(1, b"\0\1\0\0\0\0\0\0", 1, 9)
    yield begin() + record(4, good, padding=255) + record(4, b"") + record(5, b"a=b", padding=255) + record(5, b"")
    yield begin() + record(4, good, ident=2) + record(4, b"", ident=2)
    yield begin() + begin(ident=2) + record(4, good) + record(2, b"")
    yield begin() + record(4, good) + record(4, b"") + record(5, b"a") + record(2, b"")
    yield record(9, pairs(FCGI_MAX_CONNS="", FCGI_MPXS_CONNS=""), 0)
    yield begin(role=3) + record(4, good) + record(4, b"")
    yield b"GET / HTTP/1.0\r\n\r\n"
    yield b"\0" * 4096
    whole = begin() + record(4, good) + record(4, b"") + record(5, b"a=b&c") + record(5, b"")
    for cut in range(0, len(whole), 3):
        yield whole[:cut]
    while True:
        bent = bytearray(whole)
        for _ in range(random.randint(1, 5)):
            bent[random.randrange(len(bent))] = random.randrange(256)
        yield bytes(bent)


def send(make, raw):
    """The answer's beginning; b"" when the other side just closed, None when it said nothing."""
    s = make()
    s.settimeout(3)
    try:
        s.sendall(raw)
        s.shutdown(socket.SHUT_WR)
        return s.recv(65536)
    except TimeoutError:
        return None
    except OSError:
        return b""
    finally:
        s.close()


def web():
    return socket.create_connection(("127.0.0.1", port))


def fcgi():
    s = socket.socket(socket.AF_UNIX)
    s.connect(path)
    return s


def run(what, make, cases, count, bad):
    """Sends count cases; bad(answer) says what is wrong with an answer."""
    wrong, slowest = [], 0.0
    for number, raw in zip(range(count), cases):
        start = time.monotonic()
        answer = send(make, raw)
        slowest = max(slowest, time.monotonic() - start)
        problem = "no answer in 3 s" if answer is None else bad(answer)
        if problem:
            wrong.append(f"{number}: {problem} {raw[:200]!r}")
    for line in wrong[:5]:
        print("  ", line)
    print(f"{'not ok' if wrong else 'ok'} {count} malformed {what}, {len(wrong)} answered badly")
    print(f"{'not ok' if slowest > 1 else 'ok'} {what}: slowest {slowest * 1000:.0f} ms")


def server_error(answer):
    line = answer.split(b"\r\n", 1)[0]
    unknown = b" 501" in line or b" 505" in line  # a method or version that nobody has
    return line.decode("latin1") if b" 50" in line and not unknown else ""


run("HTTP requests", web, web_cases(), 1300, server_error)
run("FastCGI requests", fcgi, fcgi_cases(), 700, lambda answer: "500" if b"Status: 50" in answer else "")
