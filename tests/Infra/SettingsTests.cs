using Infra.Settings;
using Local.Declaration;
using Tests.Local;

namespace Tests.Infra;

/// <summary>Each refused setting with its whole message: what, where, given, allowed, what to do.</summary>
public sealed class SettingsTests
{
    private const string Topics = "  infra:topics:\n    users: {}\n    orders: {}\n";

    /// <summary>Keys of a consumer, and the failure they lead to.</summary>
    public static TheoryData<string, string> BrokenConsumers => new()
    {
        { "timeout: 20m", "infra:consumers.mail.timeout is 20m, must be from 1s to 15m. It is the function's; Lambda allows no more: split longer work." },
        { "timeout: 30", "infra:consumers.mail.timeout is 30, must be a duration such as 30s, 5m, 12h or 14d from 1s to 15m. It is the function's; Lambda allows no more: split longer work." },
        { "timeout: 0s", "infra:consumers.mail.timeout is 0s, must be from 1s to 15m. It is the function's; Lambda allows no more: split longer work." },
        { "memory: 64", "infra:consumers.mail.memory is 64, must be from 128 to 10240 MB. 1769 MB is one full CPU." },
        { "memory: lots", "infra:consumers.mail.memory is \"lots\", must be a whole number from 128 to 10240 MB. 1769 MB is one full CPU." },
        { "batchSize: 10001", "infra:consumers.mail.batchSize is 10001, must be from 1 to 10000 messages. 10 is what one receive returns." },
        { "batchSize: 100", "infra:consumers.mail: batchSize is 100, which needs a batchingWindow of at least 1s (is 0s): one receive returns 10 messages. Set batchingWindow, or batchSize to 10 or less." },
        { "batchingWindow: 6m", "infra:consumers.mail.batchingWindow is 6m, must be from 0s to 5m. It is how long Lambda waits to fill a batch." },
        { "maxReceiveCount: 0", "infra:consumers.mail.maxReceiveCount is 0, must be from 1 to 1000 receives. AWS advises 5 or more." },
        { "maxReceiveCount: 1001", "infra:consumers.mail.maxReceiveCount is 1001, must be from 1 to 1000 receives. AWS advises 5 or more." },
        { "visibilityTimeout: 100s", "infra:consumers.mail: visibilityTimeout is 100s, must be at least 3m = 6 x timeout (30s) + batchingWindow (0s): otherwise messages are delivered again while they are being handled. Leave it out, or raise it." },
        { "visibilityTimeout: 13h", "infra:consumers.mail.visibilityTimeout is 13h, must be from 0s to 12h. Leave it out to get 6 x timeout + batchingWindow." },
        { "maximumConcurrency: 1", "infra:consumers.mail.maximumConcurrency is 1, must be from 2 to 1000 invocations. Leave it out for no limit of its own." },
        { "{ maximumConcurrency: 20, reservedConcurrency: 10 }", "infra:consumers.mail: reservedConcurrency is 10, must be at least maximumConcurrency (20): the difference is throttled, and each throttled receive brings a message nearer to its dead-letter queue. Raise reservedConcurrency, or lower maximumConcurrency." },
        { "messageRetention: 30s", "infra:consumers.mail.messageRetention is 30s, must be from 1m to 14d. It is how long an unhandled message is kept." },
        { "messageRetention: 14d", "infra:consumers.mail: deadLetterRetention is 14d, must be longer than messageRetention (14d): the age of a message goes on counting in the dead-letter queue. Raise it (14d at most), or lower messageRetention." },
        { "{ messageRetention: 10m, maxReceiveCount: 5 }", "infra:consumers.mail: messageRetention is 10m, must be longer than maxReceiveCount x visibilityTimeout = 5 x 3m = 15m: a failing message would expire before it reaches the dead-letter queue. Raise messageRetention, or lower maxReceiveCount or timeout." },
        { "logRetention: 8d", "infra:consumers.mail.logRetention is 8d, which CloudWatch Logs does not offer. CloudWatch Logs keeps for 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days." },
        { "maxRecieveCount: 3", "infra:consumers.mail.maxRecieveCount is not a setting. Did you mean `maxReceiveCount`? (known: takes, function, timeout, memory, batchSize, batchingWindow, maxReceiveCount, visibilityTimeout, maximumConcurrency, reservedConcurrency, messageRetention, deadLetterRetention, logRetention, state)" },
        { "state: { partition: id }", "infra:consumers.mail.state.partitionKey is missing: name the table's partition key, such as `orderId`." },
    };

    [Theory]
    [MemberData(nameof(BrokenConsumers))]
    public async Task A_consumer_that_breaks_a_rule_is_refused(string keys, string failure)
    {
        var consumer = keys.StartsWith('{') ? $"{{ takes: [user.signed-up], function: WelcomeEmail, {keys[1..]}"
            : $"{{ takes: [user.signed-up], function: WelcomeEmail, {keys} }}";

        Assert.Contains(failure, await FailuresOfAsync($"{Topics}  infra:consumers:\n    mail: {consumer}\n"));
    }

    /// <summary>Whole configurations, and the failure they lead to.</summary>
    public static TheoryData<string, string> BrokenStacks => new()
    {
        { "  infra:consumers: {}\n", "infra:topics declares no topic: name at least one, such as `users: {}`." },
        { "  infra:topics: users\n", "infra:topics is `users`, must be a map of keys and values." },
        { "  infra:topics: [users]\n", "infra:topics is [\"users\"], must be a map of keys and values." },
        { "  infra:topics:\n    Users: {}\n", "infra:topics.Users has a name that is not allowed: use lower-case letters, digits and single hyphens, and begin with a letter." },
        { $"{Topics}  infra:topcs: {{}}\n", "infra:topcs is not a setting. Did you mean `topics`? (known: topics, consumers, defaults, alerts)" },
        { $"{Topics}  infra:alerts: {{ emails: [nobody] }}\n", "infra:alerts.emails: `nobody` is not an e-mail address. Write it as name@example.com." },
        { $"{Topics}  infra:alerts: {{ emails: me@example.com }}\n", "infra:alerts.emails is \"me@example.com\", must be a list of texts." },
        { $"{Topics}  infra:defaults:\n    timeot: 3s\n", "infra:defaults.timeot is not a setting. Did you mean `timeout`? (known: timeout, memory, batchSize, batchingWindow, maxReceiveCount, visibilityTimeout, maximumConcurrency, reservedConcurrency, messageRetention, deadLetterRetention, logRetention)" },
        { $"{Topics}  infra:consumers:\n    mail:\n      function: WelcomeEmail\n", "infra:consumers.mail.takes is missing: list at least one event type. Known: user.signed-up, user.deleted, order.placed, order.cancelled." },
        { $"{Topics}  infra:consumers:\n    mail: {{ takes: [user.signedup], function: WelcomeEmail }}\n", "infra:consumers.mail.takes: there is no event type `user.signedup`. Did you mean `user.signed-up`? (known: user.signed-up, user.deleted, order.placed, order.cancelled)" },
        { $"{Topics}  infra:consumers:\n    mail: {{ takes: [user.deleted, user.deleted], function: WelcomeEmail }}\n", "infra:consumers.mail.takes lists `user.deleted` twice. Leave one out." },
        { $"{Topics}  infra:consumers:\n    mail: {{ takes: [user.deleted, order.placed], function: WelcomeEmail }}\n", "infra:consumers.mail.takes mixes events of several topics (user.deleted on users, order.placed on orders). Declare one consumer per topic; they may share a function." },
        { "  infra:topics:\n    users: {}\n  infra:consumers:\n    mail: { takes: [order.placed], function: WelcomeEmail }\n", "infra:consumers.mail.takes: `order.placed` is carried by the topic `orders`, which this stack does not declare. Add `orders: {}` to infra:topics." },
        { $"{Topics}  infra:consumers:\n    mail: {{ takes: [user.deleted] }}\n", "infra:consumers.mail.function is missing: name a folder of functions/. Known: OrderProjection, WelcomeEmail." },
        { $"{Topics}  infra:consumers:\n    mail: {{ takes: [user.deleted], function: WelcomeMail }}\n", "infra:consumers.mail.function: there is no package of a function `WelcomeMail`. Did you mean `WelcomeEmail`? (known: OrderProjection, WelcomeEmail) Packages are made by `dotnet build`." },
        { $"{Topics}  infra:consumers:\n    {new string('m', 60)}: {{ takes: [user.deleted], function: WelcomeEmail }}\n", $"infra:consumers.{new string('m', 60)} has a name that is too long: `test-{new string('m', 60)}` is 65 characters, a function's name may have 64 here. Shorten it." },
    };

    [Theory]
    [MemberData(nameof(BrokenStacks))]
    public async Task A_stack_that_breaks_a_rule_is_refused(string config, string failure) =>
        Assert.Contains(failure, await FailuresOfAsync(config));

    [Fact]
    public async Task All_failures_come_in_one_message()
    {
        var failures = await FailuresOfAsync(
            $"{Topics}  infra:consumers:\n    mail: {{ takes: [nothing], function: Nobody, memory: 1, timeout: 1h, colour: red }}\n");

        Assert.Equal(5, failures.Count);
        Assert.Equal(5, new SettingsException(failures).Message.Split('\n').Count(line => line.StartsWith("  - ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_consumer_falls_back_to_the_stacks_defaults_and_then_to_the_built_in_ones()
    {
        using var folder = new StackFolder(
            $"config:\n{Topics}  infra:defaults:\n    maxReceiveCount: 7\n  infra:consumers:\n    mail: {{ takes: [user.signed-up], function: WelcomeEmail }}\n");

        var declared = await DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test"));

        var queue = Assert.Single(declared.Resources, resource => resource is { Type: "aws:sqs/queue:Queue", Name: "mail" });
        Assert.Contains("\"maxReceiveCount\":7", queue.Text("redrivePolicy"));
        Assert.Equal(180, queue.Integer("visibilityTimeoutSeconds"));
    }

    private static async Task<IReadOnlyList<string>> FailuresOfAsync(string config)
    {
        using var folder = new StackFolder($"config:\n{config}");
        var refused = await Assert.ThrowsAsync<SettingsException>(() => DeclaredStack.DeclareAsync(StackFile.Read(folder.Path, "test")));
        return refused.Failures;
    }
}
