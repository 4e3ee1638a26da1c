"""python3 -m unittest, in this folder. No network: DynamoDB is a dictionary."""

import contextlib
import io
import json
import os
import sys
import types
import unittest

os.environ |= {"CONSUMER_NAME": "audit-log", "STATE_TABLE": "audit", "AWS_DEFAULT_REGION": "eu-west-1"}


class ClientError(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.response = {"Error": {"Code": code}}


class Table:
    def __init__(self):
        self.items = {}
        self.fault = None

    def put_item(self, TableName, Item, ConditionExpression):
        assert (TableName, ConditionExpression) == ("audit", "attribute_not_exists(auditId)")
        if self.fault:
            raise self.fault
        key = Item["auditId"]["S"]
        if key in self.items:
            raise ClientError("ConditionalCheckFailedException")
        self.items[key] = Item


# Stand-ins for what Lambda's runtime brings along, so that the tests run where it is not installed.
table = Table()
sys.modules["boto3"] = types.SimpleNamespace(client=lambda service: table)
sys.modules["botocore"] = types.ModuleType("botocore")
sys.modules["botocore.exceptions"] = types.SimpleNamespace(ClientError=ClientError)

import handler  # noqa: E402


def notification(message, message_id="11111111-1111-1111-1111-111111111111"):
    return {"Records": [{"EventSource": "aws:sns", "Sns": {
        "MessageId": message_id, "TopicArn": "arn:aws:sns:eu-west-1:123456789012:users",
        "Message": message, "Timestamp": "2026-11-22T11:58:30.250Z", "MessageAttributes": {}}}]}


CLOUD_EVENT = json.dumps({
    "specversion": "1.0", "id": "e1", "source": "/shop#web", "type": "user.signed-up", "time": "2026-01-01T00:00:00Z", "data": {"userId": "1"}})


class AuditLog(unittest.TestCase):
    def setUp(self):
        table.items.clear()
        table.fault = None

    def handle(self, message):
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            try:
                handler.handle(notification(message), None)
                raised = None
            except Exception as error:
                raised = error
        lines = output.getvalue().splitlines()
        self.assertEqual(1, len(lines))
        return json.loads(lines[0]), raised

    def test_the_guides_event_is_written_under_the_brokers_id(self):
        line, raised = self.handle('{"eventType": "USER_SIGNUP", "userId": "12345"}')

        self.assertIsNone(raised)
        self.assertEqual(("processed", "user.signed-up"), (line["outcome"], line["eventType"]))
        entry = table.items["arn:aws:sns:eu-west-1:123456789012:users#11111111-1111-1111-1111-111111111111"]
        self.assertEqual("2026-11-22T11:58:30.250Z", entry["occurred"]["S"])

    def test_a_cloud_event_is_written_under_its_own_id(self):
        line, _ = self.handle(CLOUD_EVENT)

        self.assertEqual("e1", line["eventId"])
        self.assertEqual(["/shop%23web#e1"], list(table.items))
        self.assertEqual(CLOUD_EVENT, table.items["/shop%23web#e1"]["message"]["S"])

    def test_the_same_event_again_changes_nothing(self):
        self.handle(CLOUD_EVENT)
        line, raised = self.handle(CLOUD_EVENT)

        self.assertIsNone(raised)
        self.assertEqual("duplicate", line["outcome"])
        self.assertEqual(1, len(table.items))

    def test_what_is_no_event_fails_with_its_reason(self):
        for message, reason in (
                ("user 1 signed up", "not JSON"), ("[]", "not a JSON object"), ("{}", "neither a CloudEvent"),
                ('{"specversion": "1.0", "id": "", "type": "a"}', "without id, source")):
            line, raised = self.handle(message)

            self.assertIsInstance(raised, handler.InvalidEvent)
            self.assertEqual(("failed", "Error"), (line["outcome"], line["level"]))
            self.assertIn(reason, line["reason"])

    def test_a_fault_of_the_table_brings_the_event_again(self):
        table.fault = ClientError("ProvisionedThroughputExceededException")
        line, raised = self.handle(CLOUD_EVENT)

        self.assertIs(raised, table.fault)
        self.assertEqual("failed", line["outcome"])
        table.fault = None
        self.assertEqual("processed", self.handle(CLOUD_EVENT)[0]["outcome"])


if __name__ == "__main__":
    unittest.main()
