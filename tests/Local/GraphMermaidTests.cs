using System.Text.RegularExpressions;
using Local.Declaration;
using Local.Graphing;
using Pulumi;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;
using Tests.House;

namespace Tests.Local;

public sealed partial class GraphMermaidTests
{
    [Fact]
    public async Task The_dev_stack_is_drawn_with_who_takes_what_and_where_failures_go()
    {
        var lines = await LinesOfAsync("dev");

        Assert.Equal("flowchart LR", lines[0]);
        Assert.Contains("""topic_users{{"dev-users<br/>topic"}}""", lines);
        Assert.Contains("""queue_welcome_email[["dev-welcome-email<br/>queue"]]""", lines);
        Assert.Contains("""queue_welcome_email_dlq[["dev-welcome-email-dlq<br/>dead-letter queue"]]""", lines);
        Assert.Contains("""queue_users_parking[["dev-users-parking<br/>parking queue"]]""", lines);
        Assert.Contains("""queue_users_undelivered[["dev-users-undelivered<br/>undelivered queue"]]""", lines);
        Assert.Contains("""table_handled_events[("dev-handled-events<br/>table")]""", lines);
        Assert.Contains("""topic_users -->|"user.signed-up"| queue_welcome_email""", lines);
        Assert.Contains(lines, line => line.StartsWith("topic_users -->|\"user.deleted<br/>", StringComparison.Ordinal)
            && line.EndsWith("unknown types\"| queue_users_parking", StringComparison.Ordinal));
        Assert.Contains("""queue_welcome_email -->|"up to 10 a batch"| function_welcome_email""", lines);
        Assert.Contains("""function_welcome_email -->|"keeps"| table_handled_events""", lines);
        Assert.Contains("""function_ingest -->|"publishes"| topic_orders""", lines);
        Assert.Contains("""url_ingest_url --> function_ingest""", lines);
        Assert.Contains("""queue_welcome_email -.->|"after 5 receives"| queue_welcome_email_dlq""", lines);
        Assert.Contains("""topic_users -.->|"undeliverable"| queue_users_undelivered""", lines);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task Every_edge_joins_two_nodes_that_are_drawn_once(string stack)
    {
        var lines = await LinesOfAsync(stack);

        var nodes = lines.Select(line => Node().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToList();
        var edges = lines.Select(line => Edge().Match(line)).Where(match => match.Success).ToList();
        Assert.Equal(lines.Length - 1, nodes.Count + edges.Count);
        Assert.Equal(nodes.Distinct(), nodes);
        Assert.All(edges, edge => Assert.Subset(nodes.ToHashSet(), new HashSet<string> { edge.Groups[1].Value, edge.Groups[2].Value }));
    }

    [Fact]
    public async Task What_is_declared_by_hand_is_drawn_too()
    {
        var lines = await LinesAsync(() =>
        {
            var topic = GraphProgram.Topic("users");
            GraphProgram.Consumer("mail", topic, raw: true);
            GraphProgram.Direct("audit", topic);
            GraphProgram.Granted("import", """{"Effect":"Allow","Action":"sns:*","Resource":"arn:aws:sns:eu-west-1:123456789012:test-*"}""");
            var separate = GraphProgram.Queue("jobs");
            _ = new RedrivePolicy("jobs-redrive", new RedrivePolicyArgs
            {
                QueueUrl = separate.Url,
                RedrivePolicyName = $$"""{"deadLetterTargetArn":"{{GraphProgram.Account}}:somebody-elses","maxReceiveCount":"3"}""",
            });
        });

        Assert.Contains("""topic_users -->|"every event<br/>raw"| queue_mail""", lines);
        Assert.Contains("""topic_users -->|"every event<br/>invokes directly"| function_audit""", lines);
        Assert.Contains("""queue_audit_failed[["test-audit-failed<br/>failed queue"]]""", lines);
        Assert.Contains("""function_audit -.->|"given up"| queue_audit_failed""", lines);
        Assert.Contains("""function_import -->|"publishes"| topic_users""", lines);
        Assert.Contains(lines, line => line.StartsWith("outside_", StringComparison.Ordinal) && line.EndsWith("""(["sqs somebody-elses"])""", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("""queue_jobs -.->|"after 3 receives"| outside_""", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_cannot_end_its_label_or_be_markup()
    {
        var lines = await LinesAsync(() => _ = new Queue("a-b", new QueueArgs { Name = "x\"]] --> <b>y`#35;&\n[end|" }));

        Assert.Contains(
            """queue_a_b[["x#34;#93;#93; --#62; #60;b#62;y#96;#35;35#59;#38;#65533;#91;end#124;<br/>queue"]]""",
            lines);
    }

    [Fact]
    public async Task Names_that_differ_in_a_sign_only_are_two_nodes()
    {
        var lines = await LinesAsync(() =>
        {
            _ = GraphProgram.Queue("a-b");
            _ = GraphProgram.Queue("a.b");
        });

        Assert.Equal(["""queue_a_b[["test-a-b<br/>queue"]]""", """queue_a_b_2[["test-a.b<br/>queue"]]"""], lines[1..].Order());
    }

    [Fact]
    public async Task Neither_a_secret_nor_an_address_is_shown()
    {
        var text = string.Join('\n', await LinesAsync(() =>
        {
            var topic = GraphProgram.Topic("users");
            _ = new Queue("hidden", new QueueArgs { Name = Output.CreateSecret("hunter2-canary") });
            _ = new TopicSubscription("hook", new TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "https", Endpoint = "https://example.com/token-canary" });
            _ = new TopicSubscription("mail", new TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "email", Endpoint = "somebody-canary@example.com" });
            var filtered = GraphProgram.Queue("filtered");
            _ = new TopicSubscription("filtered", new TopicSubscriptionArgs
            {
                Topic = topic.Arn,
                Protocol = "sqs",
                Endpoint = filtered.Arn,
                FilterPolicy = Output.CreateSecret("""{"type":["user.signed-up"]}"""),
                FilterPolicyScope = "MessageBody",
            });
        }));

        Assert.DoesNotContain("canary", text);
        Assert.DoesNotContain("user.signed-up", text);
        Assert.Contains("""queue_hidden[["#42;#42;#42;<br/>queue"]]""", text);
        Assert.Contains("""topic_users -->|"every event"| outside_hook""", text);
        Assert.Contains("""topic_users -->|"filtered"| queue_filtered""", text);
    }

    [Fact]
    public async Task The_order_of_declaration_does_not_matter()
    {
        var one = await LinesAsync(() =>
        {
            GraphProgram.Consumer("a", GraphProgram.Topic("users"));
            GraphProgram.Consumer("b", GraphProgram.Topic("orders"));
        });
        var other = await LinesAsync(() =>
        {
            GraphProgram.Consumer("b", GraphProgram.Topic("orders"));
            GraphProgram.Consumer("a", GraphProgram.Topic("users"));
        });

        Assert.Equal(one, other);
    }

    private static async Task<string[]> LinesOfAsync(string stack) =>
        Lines((await DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, stack))).Recording);

    private static async Task<string[]> LinesAsync(Action program) => Lines(await SmallProgram.RecordAsync(program));

    private static string[] Lines(Recording recording) => [.. MermaidText.Of(Topology.Of(recording)).TrimEnd().Split('\n').Select(line => line.Trim())];

    [GeneratedRegex("""^(\w+)(?:\{\{|\[\[|\[\(|\(\[|\()"[^"]*"[\])}]+$""")]
    private static partial Regex Node();

    [GeneratedRegex("""^(\w+) (?:-->|-\.->)(?:\|"[^"]*"\|)? (\w+)$""")]
    private static partial Regex Edge();
}
