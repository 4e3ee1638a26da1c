"""Writes every event down, once, for good. Topics invoke it directly: no queue lies between.

Handler: ``handler.handle``. Standard library and boto3 alone, which Lambda's runtime brings along.
"""

import datetime
import json
import os
import sys
import time

import boto3
from botocore.exceptions import ClientError

CONSUMER = os.environ["CONSUMER_NAME"]
TABLE = os.environ["STATE_TABLE"]

# The names of the guide's bare events; a CloudEvent carries its type by name. See events/EventCatalog.cs.
BARE_TYPES = {
    "USER_SIGNUP": "user.signed-up",
    "USER_DELETED": "user.deleted",
    "ORDER_PLACED": "order.placed",
    "ORDER_CANCELLED": "order.cancelled",
}

# Made once per execution environment: a connection is kept from one invocation to the next.
dynamodb = boto3.client("dynamodb")


class InvalidEvent(Exception):
    """The message is no event; trying it again will not make it one."""


def handle(event, context):
    """Handles what SNS sends: one record per invocation. Raising brings it again, and in the end to the failed queue."""
    for record in event["Records"]:
        started = time.monotonic()
        notification = record["Sns"]
        about = {"consumer": CONSUMER, "outcome": "failed", "messageId": notification["MessageId"]}
        try:
            entry = read(notification["Message"], notification)
            about |= {"eventId": entry["eventId"], "eventType": entry["type"]}
            about["outcome"] = "processed" if write(entry) else "duplicate"
        except Exception as error:
            account(about | {"reason": f"{type(error).__name__}: {error}"}, started, "Error")
            raise
        account(about, started, "Information")


def read(message, notification):
    """The entry for a message: a CloudEvent or a bare event."""
    try:
        body = json.loads(message)
    except ValueError as error:
        raise InvalidEvent("not JSON") from error
    if not isinstance(body, dict):
        raise InvalidEvent("not a JSON object")

    if "specversion" in body:
        missing = [name for name in ("id", "source", "type") if not isinstance(body.get(name), str) or not body[name]]
        if missing:
            raise InvalidEvent(f"a CloudEvent without {', '.join(missing)}")
        event_id, source, kind = body["id"], body["source"], body["type"]
        occurred = body.get("time") or notification["Timestamp"]
    elif body.get("eventType") in BARE_TYPES:
        # A bare event has no id of its own: it takes the broker's.
        event_id, source, kind = notification["MessageId"], notification["TopicArn"], BARE_TYPES[body["eventType"]]
        occurred = notification["Timestamp"]
    else:
        raise InvalidEvent("neither a CloudEvent (`specversion`) nor a bare event (`eventType`) of the catalog")
    return {"eventId": event_id, "source": source, "type": kind, "occurred": occurred, "message": message}


def write(entry):
    """Writes the entry unless it is there. The condition is checked in the same step as the write: twice changes nothing."""
    item = {name: {"S": value} for name, value in entry.items()}
    item["auditId"] = {"S": f"{entry['source'].replace('%', '%25').replace('#', '%23')}#{entry['eventId']}"}
    try:
        dynamodb.put_item(TableName=TABLE, Item=item, ConditionExpression="attribute_not_exists(auditId)")
        return True
    except ClientError as error:
        if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
            return False
        raise


def account(about, started, level):
    """One line for each record, with the keys that the C# consumers write. Lambda keeps what goes to standard output."""
    now = datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    reason = about.pop("reason", None)
    line = {"timestamp": now, "level": level, "message": f"event {about['outcome']}"} | about
    line["durationMs"] = int((time.monotonic() - started) * 1000)
    if reason:
        line["reason"] = " ".join(reason.split())[:500]
    print(json.dumps(line))
    sys.stdout.flush()
