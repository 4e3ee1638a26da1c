using Local.Reporting;
using global::Local.Declaration;
using global::Local.Running;
using global::Local.Scenarios;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;
using Tests.Local;
using Tests.Local.Processes;
using Lambda = Pulumi.Aws.Lambda;

namespace Tests.Scenarios;

/// <summary>A stack that somebody wrote by hand, with functions in Python and Node.js.</summary>
[Collection("laptop")]
public sealed class LanguagesTests : IDisposable
{
    private const string Python = """
        import json
        print("python is loaded")
        def handle(event, context):
            for record in event["Records"]:
                user = json.loads(json.loads(record["body"])["Message"])["userId"]
                print("python handles", user)
                if user == "poison":
                    raise ValueError("no such user")
                while user == "slow":
                    pass
        """;

    private const string Node = """
        export const handle = async event => {
          const user = JSON.parse(event.Records[0].Sns.Message).userId;
          console.log('node handles', user);
          if (user === 'poison') throw new RangeError('not in range');
        };
        """;

    private readonly PackageFile python = new(("handler.py", Python));
    private readonly PackageFile node = new(("index.mjs", Node));

    public void Dispose()
    {
        python.Dispose();
        node.Dispose();
    }

    [PythonAndNodeFact]
    public async Task Functions_in_Python_and_Node_run_from_their_packages_behind_a_queue_and_directly()
    {
        var logs = new StringWriter();

        var report = await RunAsync("""
            { "events": [
              { "name": "good", "topic": "users", "times": 2, "message": { "eventType": "USER_SIGNUP", "userId": "good" } },
              { "name": "bad", "topic": "users", "message": { "eventType": "USER_SIGNUP", "userId": "poison" } },
              { "name": "slow", "topic": "slow", "message": { "eventType": "USER_SIGNUP", "userId": "slow" } }
            ] }
            """, logs);

        Assert.Equal(0, report.Totals.Lost);
        Assert.Equal(0, report.Totals.InFlight);
        Assert.Equal(
            [
                "bad: test-node deadLettered after 1 for RangeError: not in range",
                "bad: test-python deadLettered after 2 for ValueError: no such user",
                "good #1: test-node processed after 1 for ",
                "good #1: test-python processed after 1 for ",
                "good #2: test-node processed after 1 for ",
                "good #2: test-python processed after 1 for ",
                "slow: test-slow deadLettered after 1 for Task timed out after 1.00 seconds",
            ],
            report.Events.Select(row => $"{row.Name}: {row.Consumer} {row.Outcome.InJson()} after {row.Attempts} for {row.Reason}").Order(StringComparer.Ordinal));
        var lines = logs.ToString().Split(Environment.NewLine);
        Assert.Equal(2, lines.Count(line => line == "python handles good"));
        Assert.Equal(2, lines.Count(line => line == "python handles poison"));
        Assert.Equal(2, lines.Count(line => line == "node handles good"));
    }

    private async Task<RunReport> RunAsync(string events, TextWriter logs)
    {
        using var folder = new StackFolder("config:\n  infra:topics: { users: {} }\n  infra:consumers: {}\n");
        var scenario = Path.Combine(folder.Path, "scenario.json");
        await File.WriteAllTextAsync(scenario, events);
        var file = StackFile.Read(folder.Path, "test");
        var recording = await SmallProgram.RecordAsync(Declare);
        // The program below says of nobody what it may do.
        return await LaptopRun.RunAsync(
            DeclaredStack.Of(file, recording), ScenarioReader.Read(scenario), seed: 1, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new LogOutput(logs), enforcesPolicies: false);
    }

    private void Declare()
    {
        var users = GraphProgram.Topic("users");
        Queued("python", users, receives: 2, timeout: 60);
        Queued("slow", GraphProgram.Topic("slow"), receives: 1, timeout: 1);
        var direct = Function("node", "nodejs22.x", "index.handle", node, timeout: 60);
        _ = new Permission("node", new PermissionArgs { Action = "lambda:InvokeFunction", Function = direct.Name, Principal = "sns.amazonaws.com" });
        _ = new TopicSubscription("node", new TopicSubscriptionArgs { Topic = users.Arn, Protocol = "lambda", Endpoint = direct.Arn });
        _ = new FunctionEventInvokeConfig("node", new FunctionEventInvokeConfigArgs
        {
            FunctionName = direct.Name,
            MaximumRetryAttempts = 0,
            DestinationConfig = new FunctionEventInvokeConfigDestinationConfigArgs
            {
                OnFailure = new FunctionEventInvokeConfigDestinationConfigOnFailureArgs { Destination = GraphProgram.Queue("node-failed").Arn },
            },
        });
    }

    private void Queued(string name, Topic topic, int receives, int timeout)
    {
        var failed = GraphProgram.Queue($"{name}-failed");
        var queue = new Queue(name, new QueueArgs
        {
            Name = $"test-{name}",
            VisibilityTimeoutSeconds = timeout,
            RedrivePolicy = failed.Arn.Apply(arn => $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":{{receives}}}"""),
        });
        GraphProgram.Subscribe(name, topic, queue, raw: false);
        _ = new EventSourceMapping(name, new EventSourceMappingArgs
        {
            EventSourceArn = queue.Arn,
            FunctionName = Function(name, "python3.13", "handler.handle", python, timeout).Arn,
            BatchSize = 1,
        });
    }

    private static Lambda.Function Function(string name, string runtime, string handler, PackageFile package, int timeout) => new(name, new FunctionArgs
    {
        Name = $"test-{name}",
        Role = "arn:aws:iam::123456789012:role/r",
        Runtime = runtime,
        Handler = handler,
        Code = new FileArchive(package.Path),
        Timeout = timeout,
    });
}
