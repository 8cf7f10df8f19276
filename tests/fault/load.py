"""Asks one address at a steady rate: load.py URL RATE SECONDS WANTED.

Prints "N sent, N failed, slowest N ms" and, of the failed, what they were.
A request fails that breaks off, takes 5 s or isn't answered with a status of
WANTED (such as 200,404). SOURCE=127.0.0.3 asks from another address, COOKIE=name=value as
somebody.
"""
import collections
import http.client
import os
import sys
import threading
import time
import urllib.parse

url, rate, seconds, wanted = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4].split(",")
at = urllib.parse.urlsplit(url)
source = (os.environ["SOURCE"], 0) if "SOURCE" in os.environ else None
headers = {"Cookie": os.environ["COOKIE"]} if "COOKIE" in os.environ else {}
lock, failed, sent, slowest = threading.Lock(), collections.Counter(), 0, 0.0
begin = time.monotonic()


def ask():
    """One request on a link of its own; what is wrong with it, or nothing."""
    link = http.client.HTTPConnection(at.hostname, at.port, timeout=5, source_address=source)
    try:
        link.request("GET", at.path, headers=headers)
        answer = link.getresponse()
        answer.read()
        return "" if str(answer.status) in wanted else str(answer.status)
    except OSError as e:
        return type(e).__name__
    except http.client.HTTPException as e:
        return type(e).__name__
    finally:
        link.close()


def one_of(threads, number):
    """Every threads-th moment of the timetable."""
    global sent, slowest
    turn = number
    while turn < rate * seconds:
        time.sleep(max(0, begin + turn / rate - time.monotonic()))
        start = time.monotonic()
        wrong = ask()
        with lock:
            sent += 1
            slowest = max(slowest, time.monotonic() - start)
            if wrong:
                failed[wrong] += 1
        turn += threads


crew = [threading.Thread(target=one_of, args=(16, n)) for n in range(16)]
for t in crew:
    t.start()
for t in crew:
    t.join()
print(f"{sent} sent, {sum(failed.values())} failed, slowest {slowest * 1000:.0f} ms", dict(failed) or "")
