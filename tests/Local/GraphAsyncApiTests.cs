using System.Text.Json;
using Local.Declaration;
using Local.Graphing.AsyncApi;
using Pulumi;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;
using Tests.House;

namespace Tests.Local;

/// <summary>The document against what the specification demands of the parts it uses. https://www.asyncapi.com/docs/reference/specification/v3.0.0</summary>
public sealed class GraphAsyncApiTests
{
    private const string Secret = "hunter2-canary";
    private const string ByHand = "by hand";
    private const string AllKinds = "all kinds";

    /// <summary>FIFO, filters by attributes, conditions, direct invocation, a work queue.</summary>
    private const string AllKindsSettings = """
        config:
          infra:topics:
            users: { filterScope: attributes }
            orders: { fifo: { deduplication: content, throughput: high } }
          infra:ingest: { enabled: true }
          infra:consumers:
            audit: { takes: [user.signed-up, user.deleted], source: direct, function: WelcomeEmail }
            billing: { takes: [order.placed], where: { currency: [EUR] }, function: OrderProjection }
            mail: { takes: [user.signed-up], where: { userId: [{ prefix: test- }] }, rawDelivery: true, function: WelcomeEmail }
            reports: { source: queue, function: OrderProjection, delay: 20s }
        """;

    public static TheoryData<string> Documents => ["dev", "staging", "prod", AllKinds, ByHand];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task It_has_the_required_fields(string name)
    {
        var document = await DocumentAsync(name);

        Assert.Equal("3.0.0", document.GetProperty("asyncapi").GetString());
        Assert.NotEmpty(document.GetProperty("info").GetProperty("title").GetString()!);
        Assert.Matches(@"^\d+\.\d+\.\d+$", document.GetProperty("info").GetProperty("version").GetString());
        Assert.All(Entries(document, "servers"), server => Assert.All(
            ["host", "protocol"], field => Assert.NotEmpty(server.Value.GetProperty(field).GetString()!)));
        Assert.All(Entries(document, "operations"), operation =>
        {
            Assert.Contains(operation.Value.GetProperty("action").GetString(), new[] { "send", "receive" });
            Assert.StartsWith("#/channels/", PointerOf(operation.Value.GetProperty("channel")));
        });
        Assert.Subset(
            new HashSet<string> { "asyncapi", "id", "info", "defaultContentType", "servers", "channels", "operations", "components" },
            document.EnumerateObject().Select(member => member.Name).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Every_reference_leads_somewhere(string name)
    {
        var document = await DocumentAsync(name);

        var references = References(document).ToList();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.True(Resolve(document, reference) is not null, reference));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task The_messages_of_an_operation_are_some_of_its_channels(string name)
    {
        var document = await DocumentAsync(name);

        Assert.All(Entries(document, "operations"), operation =>
        {
            var channel = PointerOf(operation.Value.GetProperty("channel"));
            if (operation.Value.TryGetProperty("messages", out var messages))
            {
                Assert.All(messages.EnumerateArray(), message => Assert.StartsWith($"{channel}/messages/", PointerOf(message)));
            }
        });
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Names_in_bindings_are_described_beside_them(string name)
    {
        foreach (var (_, operation) in Entries(await DocumentAsync(name), "operations").Where(operation => operation.Value.TryGetProperty("bindings", out _)))
        {
            var bindings = operation.GetProperty("bindings");
            var queues = bindings.TryGetProperty("sqs", out var sqs)
                ? sqs.GetProperty("queues").EnumerateArray().Select(queue => queue.GetProperty("name").GetString()!).ToHashSet() : [];
            var consumer = Assert.Single(bindings.GetProperty("sns").GetProperty("consumers").EnumerateArray());
            Assert.Contains(consumer.GetProperty("protocol").GetString(), new[] { "sqs", "lambda" });
            Assert.True(consumer.GetProperty("rawMessageDelivery").ValueKind is JsonValueKind.True or JsonValueKind.False);
            if (consumer.GetProperty("endpoint").TryGetProperty("name", out var endpoint))
            {
                Assert.Contains(endpoint.GetString()!, queues);
            }

            if (consumer.TryGetProperty("redrivePolicy", out var redrive) && redrive.GetProperty("deadLetterQueue").TryGetProperty("name", out var undelivered))
            {
                Assert.Contains(undelivered.GetString()!, queues);
            }
        }
    }

    [Fact]
    public async Task A_topic_is_a_channel_and_its_event_types_are_messages_in_two_forms()
    {
        var document = await DocumentAsync("dev");

        var users = document.GetProperty("channels").GetProperty("users");
        Assert.Equal("dev-users", users.GetProperty("address").GetString());
        Assert.Equal("dev-users", users.GetProperty("bindings").GetProperty("sns").GetProperty("name").GetString());
        Assert.Equal(
            ["user.deleted.v1", "user.deleted.v1.bare", "user.signed-up.v1", "user.signed-up.v1.bare"],
            users.GetProperty("messages").EnumerateObject().Select(message => message.Name)
                .Where(name => name.StartsWith("user.deleted.") || name.StartsWith("user.signed-up.")));
        Assert.Equal("sns.eu-west-1.amazonaws.com", document.GetProperty("servers").GetProperty("sns-eu-west-1").GetProperty("host").GetString());
        Assert.Equal("sqs.eu-west-1.amazonaws.com", document.GetProperty("servers").GetProperty("sqs-eu-west-1").GetProperty("host").GetString());
    }

    [Fact]
    public async Task A_CloudEvent_wraps_the_schema_of_its_data_and_a_bare_event_extends_it()
    {
        var document = await DocumentAsync("dev");
        var messages = document.GetProperty("components").GetProperty("messages");

        var wrapped = messages.GetProperty("order.placed.v1");
        Assert.Equal("application/cloudevents+json", wrapped.GetProperty("contentType").GetString());
        var properties = wrapped.GetProperty("payload").GetProperty("properties");
        Assert.Equal("order.placed", properties.GetProperty("type").GetProperty("const").GetString());
        var data = Resolve(document, PointerOf(properties.GetProperty("data")))!.Value;
        Assert.Equal("#/components/schemas/order.placed.v1.data/definitions/line", PointerOf(data.GetProperty("properties").GetProperty("lines").GetProperty("items")));
        Assert.False(data.TryGetProperty("$schema", out _));

        var bare = messages.GetProperty("order.placed.v1.bare");
        Assert.Equal("application/json", bare.GetProperty("contentType").GetString());
        Assert.Equal("ORDER_PLACED", bare.GetProperty("payload").GetProperty("properties").GetProperty("eventType").GetProperty("const").GetString());
        Assert.Equal(
            data.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Prepend("eventType"),
            bare.GetProperty("payload").GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task A_consumer_receives_what_its_filter_lets_through_and_ingest_sends()
    {
        var operations = (await DocumentAsync("dev")).GetProperty("operations");

        var receives = operations.GetProperty("welcome-email-receives-users");
        Assert.Equal("receive", receives.GetProperty("action").GetString());
        Assert.Equal(
            ["#/channels/users/messages/user.signed-up.v1", "#/channels/users/messages/user.signed-up.v1.bare"],
            receives.GetProperty("messages").EnumerateArray().Select(PointerOf));
        var consumer = receives.GetProperty("bindings").GetProperty("sns").GetProperty("consumers")[0];
        Assert.Equal("dev-welcome-email", consumer.GetProperty("endpoint").GetProperty("name").GetString());
        Assert.Equal("MessageBody", consumer.GetProperty("filterPolicyScope").GetString());
        // The binding's schema has no place for $or.
        Assert.True(consumer.TryGetProperty("x-filterPolicy", out _));
        Assert.Equal("send", operations.GetProperty("ingest-sends-users").GetProperty("action").GetString());
    }

    [Fact]
    public async Task What_is_declared_by_hand_is_in_it_too()
    {
        var document = await DocumentAsync(ByHand);

        Assert.Equal(["audit-receives-users", "mail-receives-users", "worker-receives-jobs"], Entries(document, "operations").Select(operation => operation.Key));
        var mail = document.GetProperty("operations").GetProperty("mail-receives-users").GetProperty("bindings").GetProperty("sns").GetProperty("consumers")[0];
        Assert.Equal("user.deleted", mail.GetProperty("filterPolicy").GetProperty("type")[0].GetString());
        var jobs = document.GetProperty("channels").GetProperty("jobs");
        Assert.Equal("#/servers/sqs-eu-west-1", PointerOf(jobs.GetProperty("servers")[0]));
        Assert.Equal("test-jobs", jobs.GetProperty("bindings").GetProperty("sqs").GetProperty("queue").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_FIFO_topic_says_so_and_a_condition_does_not_hide_a_message()
    {
        var document = await DocumentAsync(AllKinds);

        var ordering = document.GetProperty("channels").GetProperty("orders").GetProperty("bindings").GetProperty("sns").GetProperty("ordering");
        Assert.Equal("FIFO", ordering.GetProperty("type").GetString());
        Assert.True(ordering.GetProperty("contentBasedDeduplication").GetBoolean());
        var billing = document.GetProperty("operations").GetProperty("billing-receives-orders");
        Assert.Equal(
            ["#/channels/orders/messages/order.placed.v1", "#/channels/orders/messages/order.placed.v1.bare"],
            billing.GetProperty("messages").EnumerateArray().Select(PointerOf));
        var queue = billing.GetProperty("bindings").GetProperty("sqs").GetProperty("queues")[0];
        Assert.Equal("test-billing.fifo", queue.GetProperty("name").GetString());
        Assert.Equal("perMessageGroupId", queue.GetProperty("fifoThroughputLimit").GetString());
        Assert.Equal("lambda", document.GetProperty("operations").GetProperty("audit-receives-users")
            .GetProperty("bindings").GetProperty("sns").GetProperty("consumers")[0].GetProperty("protocol").GetString());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Two_runs_give_the_same_text_without_a_secret(string name)
    {
        var text = await TextAsync(name);

        Assert.Equal(text, await TextAsync(name));
        Assert.DoesNotContain(Secret, text);
        Assert.EndsWith("}\n", text);
    }

    private static async Task<JsonElement> DocumentAsync(string name)
    {
        using var document = JsonDocument.Parse(await TextAsync(name));
        return document.RootElement.Clone();
    }

    private static async Task<string> TextAsync(string name)
    {
        if (name == ByHand)
        {
            return AsyncApiDocument.TextOf(await SmallProgram.RecordAsync(DeclareByHand));
        }

        using var folder = new StackFolder(AllKindsSettings);
        var file = name == AllKinds ? StackFile.Read(folder.Path, "test") : StackFile.Read(Repository.Root, name);
        return AsyncApiDocument.TextOf((await DeclaredStack.DeclareAsync(file)).Recording);
    }

    private static void DeclareByHand()
    {
        var topic = GraphProgram.Topic("users");
        GraphProgram.Consumer("mail", topic, """{"type":["user.deleted"]}""", raw: true);
        GraphProgram.Direct("audit", topic);
        _ = new Topic("hidden", new TopicArgs { Name = Output.CreateSecret(Secret) });
        var jobs = GraphProgram.Queue("jobs", $$"""{"deadLetterTargetArn":"{{GraphProgram.Account}}:elsewhere","maxReceiveCount":3}""");
        _ = new Pulumi.Aws.Lambda.EventSourceMapping("worker", new() { EventSourceArn = jobs.Arn, FunctionName = GraphProgram.Function("worker").Arn });
    }

    private static IEnumerable<(string Key, JsonElement Value)> Entries(JsonElement document, string map) =>
        document.GetProperty(map).EnumerateObject().Select(entry => (entry.Name, entry.Value));

    private static string PointerOf(JsonElement reference) => reference.GetProperty("$ref").GetString()!;

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.NameEquals("$ref") && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static JsonElement? Resolve(JsonElement document, string reference)
    {
        JsonElement? place = reference.StartsWith("#/", StringComparison.Ordinal) ? document : null;
        foreach (var name in reference[2..].Split('/'))
        {
            // A step may itself be a reference: a channel's message is one.
            while (place is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty("$ref", out var next))
            {
                place = Resolve(document, next.GetString()!);
            }

            place = place is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var child) ? child : null;
        }

        return place;
    }
}
