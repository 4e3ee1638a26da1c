#!/usr/bin/env python3
"""Load on `serve --empty`, on npm's fauxqs and on a bare Kestrel endpoint, in turns on one machine, by wrk.

usage: compare.py [--seconds 4] [--bodies 256,4096] [--connections 1,8,32] [--peer FOLDER] [--only OPERATION,...]
       compare.py --resident 1 [--servers ours]
       compare.py --start 5: seconds from the start of the process to its first answer, empty and with the dev stack

FOLDER holds node_modules/fauxqs (npm install fauxqs). Everything stays on 127.0.0.1 and ends by itself. Needs wrk and node.
Prints a table in Markdown, with the processor time of the server per request; every row's messages are counted afterwards.
"""
import argparse, json, os, pathlib, re, socket, subprocess, sys, time, urllib.request, urllib.parse

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
AUTH = "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/{}/aws4_request, SignedHeaders=host, Signature=0"
OPERATIONS = ["SendMessage", "SendMessageBatch", "ReceiveDelete", "Publish"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A process that answers on a port of its own."""

    def __init__(self, name, command, port, environment=None):
        self.name, self.port = name, port
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                        env={**os.environ, **(environment or {})})
        started = time.monotonic()
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if time.monotonic() - started > 30 or self.process.poll() is not None:
                    sys.exit(f"{name} did not start: {' '.join(command)}")
                time.sleep(0.02)

    def sqs(self, action, **parameters):
        return json.loads(self.send(json.dumps(parameters).encode(), "sqs",
                                    {"Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": f"AmazonSQS.{action}"}) or b"{}")

    def sns(self, action, **parameters):
        fields = urllib.parse.urlencode({"Action": action, "Version": "2010-03-31", **parameters}).encode()
        return self.send(fields, "sns", {"Content-Type": "application/x-www-form-urlencoded"}).decode()

    def send(self, body, service, headers):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/", body, {**headers, "Authorization": AUTH.format(service)})
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def messages(self, url):
        got = self.sqs("GetQueueAttributes", QueueUrl=url, AttributeNames=["All"])["Attributes"]
        return int(got["ApproximateNumberOfMessages"]) + int(got["ApproximateNumberOfMessagesNotVisible"])

    def processor(self):
        """Seconds of processor time so far, the kernel's for it included."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024, int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def end(self):
        self.process.terminate()
        self.process.wait(10)


def wrk(server, operation, target, size, connections, seconds):
    threads = 1 if connections == 1 else 2
    before = server.processor()
    output = subprocess.run(
        ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(HERE / "load.lua"),
         f"http://127.0.0.1:{server.port}/", "--", operation, target, str(size)],
        capture_output=True, text=True, check=True).stdout
    result = json.loads(output.strip().splitlines()[-1])
    return {**result, "processor": (server.processor() - before) / max(result["requests"], 1) * 1e6}


def cell(server, operation, size, connections, seconds, number):
    """One figure: messages a second, and the check that none was lost."""
    if server.name == "kestrel":
        # The same bytes in; what comes back is as long as the real answer.
        result = wrk(server, "SendMessage" if operation == "ReceiveDelete" else operation, "http://127.0.0.1:4566/000000000000/load",
                     size, connections, seconds)
        return result["requests"] / result["seconds"], result, None
    names = [f"load-{number}-{index}" for index in range(5 if operation == "Publish" else 1)]
    urls = [server.sqs("CreateQueue", QueueName=name, Attributes={"VisibilityTimeout": "600"})["QueueUrl"] for name in names]
    target = urls[0]
    if operation == "Publish":
        target = re.search(r"<TopicArn>(.*?)</TopicArn>", server.sns("CreateTopic", Name=f"load-{number}"))[1]
        for url in urls:
            arn = server.sqs("GetQueueAttributes", QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
            server.sns("Subscribe", TopicArn=target, Protocol="sqs", Endpoint=arn)
    before = 0
    if operation == "ReceiveDelete":
        wrk(server, "SendMessageBatch", target, size, 8, seconds * 2)
        before = server.messages(target)
    result = wrk(server, operation, target, size, connections, seconds)
    if operation == "ReceiveDelete":
        count, rest = result["deleted"], before - server.messages(target)
        whole = result["failed"] == 0 and count <= rest <= count + 10 * connections and server.messages(target) > 0
        rate = count / result["seconds"]
    else:
        per = 10 if operation == "SendMessageBatch" else 1
        stored = [server.messages(url) for url in urls]
        # What was under way when the clock stopped is stored but not counted.
        whole = result["errors"] == 0 and all(per * result["requests"] <= count <= per * (result["requests"] + connections) for count in stored)
        rate = result["requests"] / result["seconds"]
    for url in urls:
        server.sqs("DeleteQueue", QueueUrl=url)
    return rate, result, whole


def resident(server, millions):
    """Fills a queue with messages of 256 bytes and says what the process holds in memory."""
    url = server.sqs("CreateQueue", QueueName="resident")["QueueUrl"]
    empty = server.memory()[0]
    while (count := server.messages(url)) < millions * 1e6:
        wrk(server, "SendMessageBatch", url, 256, 4, 2)
    time.sleep(5)
    held = server.memory()[0]
    print(f"{server.name}: {count:,} messages of 256 bytes, {held:,.0f} MB resident ({empty:,.0f} MB before), "
          f"{(held - empty) * 2**20 / count:,.0f} bytes a message")


def start(runs):
    """From the process's start to the answer of the first request, which is sent again until there is one."""
    for name, arguments in (("serve --empty", ["--empty"]), ("serve (the dev stack)", [])):
        took = []
        for _ in range(runs):
            port = free_port()
            begun = time.monotonic()
            server = Server(name, ["dotnet", "artifacts/offline/bin/Local/release/Local.dll", "serve", *arguments, "--port", str(port)], port)
            server.sqs("ListQueues")
            took.append(time.monotonic() - begun)
            server.end()
        took.sort()
        print(f"{name}: {took[len(took) // 2]:.2f} s to the first answer ({took[0]:.2f} to {took[-1]:.2f})")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=int, default=4)
    options.add_argument("--bodies", default="256,4096")
    options.add_argument("--connections", default="1,8,32")
    options.add_argument("--peer", default=str(HERE / "peer"))
    options.add_argument("--only", default=",".join(OPERATIONS))
    options.add_argument("--servers", default="ours,fauxqs,kestrel")
    options.add_argument("--resident", type=float, help="millions of messages; measures memory alone")
    options.add_argument("--start", type=int, help="runs; measures the start alone")
    given = options.parse_args()
    if given.start:
        return start(given.start)
    ports = {name: free_port() for name in ("ours", "fauxqs", "kestrel")}
    commands = {
        "ours": (["dotnet", "artifacts/offline/bin/Local/release/Local.dll", "serve", "--empty", "--port", str(ports["ours"])], {}),
        "fauxqs": (["node", f"{given.peer}/node_modules/fauxqs/dist/server.js"],
                   {"FAUXQS_PORT": str(ports["fauxqs"]), "FAUXQS_HOST": "127.0.0.1", "FAUXQS_LOGGER": "false", "NODE_ENV": "production"}),
        "kestrel": (["dotnet", "artifacts/offline/bin/Bench/release/Bench.dll", "bare", str(ports["kestrel"])], {}),
    }
    wanted = given.servers.split(",")
    servers = [Server(name, commands[name][0], ports[name], commands[name][1]) for name in wanted]
    if given.resident:
        for server in servers:
            resident(server, given.resident)
            server.end()
        return
    # What runs hot is compiled while it runs: everybody gets the same time for it.
    for server in servers:
        for operation in given.only.split(","):
            cell(server, operation, 256, 8, 2, f"warm-{operation}")
    number = 0
    print("| operation | body | connections | " + " | ".join(f"{server.name} /s | p99 ms | µs" for server in servers) + " | to fauxqs | to Kestrel | all stored |")
    print("|---|---|---|" + "---|---|---|" * len(servers) + "---|---|---|")
    try:
        for operation in given.only.split(","):
            for size in map(int, given.bodies.split(",")):
                for connections in map(int, given.connections.split(",")):
                    figures, wholes = {}, []
                    for server in servers:
                        number += 1
                        rate, result, whole = cell(server, operation, size, connections, given.seconds, number)
                        figures[server.name] = (rate, result["p99"], result["processor"])
                        if whole is not None and server.name == "ours":
                            wholes.append(whole)
                    ratio = lambda other: f"{figures['ours'][0] / figures[other][0]:.2f}" if other in figures and "ours" in figures else "-"
                    kestrel = "-" if operation == "ReceiveDelete" else ratio("kestrel")
                    print(f"| {operation} | {size} | {connections} | "
                          + " | ".join(f"{figures[s.name][0]:,.0f} | {figures[s.name][1]:.2f} | {figures[s.name][2]:.0f}" for s in servers)
                          + f" | {ratio('fauxqs')} | {kestrel} | {'yes' if all(wholes) else 'NO'} |", flush=True)
        for server in servers:
            print(f"\n{server.name}: resident {server.memory()[0]:.0f} MB at the end, {server.memory()[1]:.0f} MB at most", end="")
        print()
    finally:
        for server in servers:
            server.end()


main()
