#!/bin/bash
# Staff: the first admin's one-time link, signing in with a code, waits after
# wrong passwords, the password again, signing out.
. tests/lib.sh
site staff_login
trap site_down EXIT
export B SITE STAFF DB SOCKET PYTHONPATH=tests
python3 tests/page/staff_login.py
