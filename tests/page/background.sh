#!/bin/bash
# Staff: jobs, outbox, audit log, settings; who may see and who may change.
. tests/lib.sh
export DEMO=no MAIL_MODE=hold
site background
trap site_down EXIT
export B SITE PORTAL STAFF API DB SOCKET PYTHONPATH=tests
python3 tests/page/background.py
