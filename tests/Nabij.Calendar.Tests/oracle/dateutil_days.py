"""Reads [{rrule, start, from, to}] and answers, for each, the days of the rule as dateutil expands it."""
import json
import sys
from datetime import datetime
from dateutil.rrule import rrulestr

answers = []
for asked in json.load(sys.stdin):
    rule = rrulestr(asked["rrule"], dtstart=datetime.fromisoformat(asked["start"]))
    days = rule.between(datetime.fromisoformat(asked["from"]), datetime.fromisoformat(asked["to"]), inc=True)
    answers.append([day.strftime("%Y-%m-%d") for day in days])
json.dump(answers, sys.stdout)
