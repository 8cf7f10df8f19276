"""Feedback without end, each once, until $SITE/enough is there: disk.py
ACKNOWLEDGED ANSWERS, a line each."""
import os, sys, time
acknowledged, answers = (open(f, "w", buffering=1) for f in sys.argv[1:3])
sys.argv = sys.argv[:1]
import kill, secrets

client, number = kill.clients(1)[0], 0
while not os.path.exists(kill.SITE + "/enough"):
    number += 1
    status = client.post(f"disk {number}", secrets.token_hex(12))
    answers.write(f"{status}\n")
    if status == 303:
        acknowledged.write(f"disk {number}\n")
    time.sleep(.02)
