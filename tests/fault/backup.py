"""Feedback without end, until $SITE/enough is there: backup.py FILE. Each that is
acknowledged is a line of the file, flushed at once."""
import os, sys, threading, time
sys.argv, out = sys.argv[:1], open(sys.argv[1], "w", buffering=1)
import kill, secrets

lock, numbers = threading.Lock(), iter(range(1000000))


def run(client):
    while not os.path.exists(kill.SITE + "/enough"):
        with lock:
            body = f"backup {next(numbers)}"
        key = secrets.token_hex(12)
        while client.post(body, key) != 303:
            time.sleep(.05)
        with lock:
            out.write(body + "\n")


threads = [threading.Thread(target=run, args=(c,)) for c in kill.clients(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
