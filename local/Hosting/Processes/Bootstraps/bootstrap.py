"""Runs a Python function against the Lambda Runtime API, as Lambda's own runtime does.
https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html"""
import http.client
import importlib
import json
import logging
import os
import sys
import time
import traceback

API = os.environ["AWS_LAMBDA_RUNTIME_API"]
ROOT = "/2018-06-01/runtime/"


def call(method, path, body=None, error_type=None):
    # A connection per request: one that waited while a function ran may have been closed.
    connection = http.client.HTTPConnection(API)
    headers = {"Content-Type": "application/json"}
    if error_type:
        headers["Lambda-Runtime-Function-Error-Type"] = error_type
    connection.request(method, ROOT + path, body, headers)
    response = connection.getresponse()
    return response.headers, response.read()


class InitError(Exception):
    def __init__(self, error_type, message, stack=()):
        super().__init__(message)
        self.shape = {"errorMessage": message, "errorType": error_type, "stackTrace": list(stack)}


class LambdaContext:
    """https://docs.aws.amazon.com/lambda/latest/dg/python-context.html"""

    def __init__(self, headers):
        self.aws_request_id = headers["Lambda-Runtime-Aws-Request-Id"]
        self.invoked_function_arn = headers["Lambda-Runtime-Invoked-Function-Arn"]
        self.function_name = os.environ["AWS_LAMBDA_FUNCTION_NAME"]
        self.function_version = os.environ["AWS_LAMBDA_FUNCTION_VERSION"]
        self.memory_limit_in_mb = os.environ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"]
        self.log_group_name = os.environ["AWS_LAMBDA_LOG_GROUP_NAME"]
        self.log_stream_name = os.environ["AWS_LAMBDA_LOG_STREAM_NAME"]
        self.client_context = json.loads(headers.get("Lambda-Runtime-Client-Context", "null"))
        self.identity = json.loads(headers.get("Lambda-Runtime-Cognito-Identity", "null"))
        self._deadline = int(headers["Lambda-Runtime-Deadline-Ms"])

    def get_remaining_time_in_millis(self):
        return max(self._deadline - int(time.time() * 1000), 0)

    def log(self, message):
        sys.stdout.write(str(message))


class RequestId(logging.Filter):
    """The root logger writes the request's id, as it does in Lambda."""

    value = ""

    def filter(self, record):
        record.aws_request_id = RequestId.value
        return True


def set_up_logging():
    handler = logging.StreamHandler(sys.stdout)
    formatter = logging.Formatter(
        "[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s", "%Y-%m-%dT%H:%M:%S")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    handler.addFilter(RequestId())
    logging.getLogger().addHandler(handler)


def load(name):
    try:
        module_name, function_name = name.rsplit(".", 1)
    except ValueError as error:
        raise InitError("Runtime.MalformedHandlerName", f"Bad handler '{name}': {error}") from None
    try:
        module = importlib.import_module(module_name.replace("/", "."))
    except ImportError as error:
        raise InitError("Runtime.ImportModuleError", f"Unable to import module '{module_name}': {error}") from None
    except SyntaxError as error:
        where = f'  File "{error.filename}" Line {error.lineno}\n    {error.text}'
        raise InitError("Runtime.UserCodeSyntaxError", f"Syntax error in module '{module_name}': {error}", [where]) from None
    try:
        return getattr(module, function_name)
    except AttributeError:
        raise InitError("Runtime.HandlerNotFound", f"Handler '{function_name}' missing on module '{module_name}'") from None


def shape_of(error):
    # The frames of this file are not the function's.
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename != __file__]
    return {"errorMessage": str(error), "errorType": type(error).__name__, "stackTrace": traceback.format_list(frames)}


def log_error(shape):
    trace = ["Traceback (most recent call last):\n", *shape["stackTrace"]] if shape["stackTrace"] else []
    print(f"[ERROR] {shape['errorType']}: {shape['errorMessage']}\n" + "".join(trace), end="")


def end_of_log(request_id):
    # The host reads these streams beside its answers: it must know when an invocation has written all.
    for stream in (sys.stdout, sys.stderr):
        stream.write(f"\0END {request_id}\n")
        stream.flush()


def handle(handler, event, context):
    try:
        response = handler(json.loads(event), context)
    except Exception as error:
        return None, shape_of(error)
    try:
        return json.dumps(response, ensure_ascii=False).encode(), None
    except Exception as error:
        return None, {
            "errorMessage": f"Unable to marshal response: {error}", "errorType": "Runtime.MarshalError", "stackTrace": []}


def main():
    sys.stdout.reconfigure(encoding="utf-8", line_buffering=True)
    sys.stderr.reconfigure(encoding="utf-8", line_buffering=True)
    # In place of the folder of this file.
    sys.path[0] = os.environ["LAMBDA_TASK_ROOT"]
    set_up_logging()
    try:
        handler = load(os.environ["_HANDLER"])
    except Exception as error:
        shape = error.shape if isinstance(error, InitError) else shape_of(error)
        log_error(shape)
        call("POST", "init/error", json.dumps(shape), shape["errorType"])
        sys.exit(1)
    while True:
        headers, event = call("GET", "invocation/next")
        context = LambdaContext(headers)
        RequestId.value = context.aws_request_id
        os.environ["_X_AMZN_TRACE_ID"] = headers.get("Lambda-Runtime-Trace-Id", "")
        response, error = handle(handler, event, context)
        if error:
            error["requestId"] = context.aws_request_id
            log_error(error)
        end_of_log(context.aws_request_id)
        path = f"invocation/{context.aws_request_id}/"
        if error:
            call("POST", path + "error", json.dumps(error), error["errorType"])
        else:
            call("POST", path + "response", response)


try:
    main()
except (ConnectionError, http.client.HTTPException):
    # The host is gone, and nobody is left to answer to.
    sys.exit(0)
