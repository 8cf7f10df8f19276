#!/bin/bash
# Customers: another password and address, an app for codes, sessions seen and
# ended.
. tests/lib.sh
site portal_security
trap site_down EXIT
export B SITE PORTAL DB SOCKET PYTHONPATH=tests
python3 tests/page/portal_security.py
