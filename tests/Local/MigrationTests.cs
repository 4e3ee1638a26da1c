using System.Text.Json;
using Local;
using Local.Declaration;
using Local.Previewing;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.DynamoDB;
using Pulumi.Aws.Sqs;

namespace Tests.Local;

/// <summary>What a deployed stack keeps must not be lost by the next deployment.</summary>
public sealed class MigrationTests : IDisposable
{
    private const string QueueUrn = "urn:pulumi:test::infra::aws:sqs/queue:Queue::jobs";

    private readonly string export = Path.GetTempFileName();

    public void Dispose() => File.Delete(export);

    [Fact]
    public async Task What_is_declared_as_it_was_deployed_is_no_loss() =>
        Assert.Empty(await LossesAsync(() => _ = new Queue("jobs", new QueueArgs { Name = "jobs" }), Deployed(QueueUrn, new { name = "jobs" })));

    [Fact]
    public async Task A_change_that_AWS_makes_in_place_is_no_loss() =>
        Assert.Empty(await LossesAsync(
            () => _ = new Queue("jobs", new QueueArgs { Name = "jobs", DelaySeconds = 5 }), Deployed(QueueUrn, new { name = "jobs", delaySeconds = 1 })));

    [Theory]
    [InlineData("aws:sqs/queue:Queue", "ApproximateNumberOfMessagesNotVisible")]
    [InlineData("aws:sns/topic:Topic", "NumberOfMessagesPublished")]
    [InlineData("aws:dynamodb/table:Table", "ConsumedWriteCapacityUnits")]
    [InlineData("aws:kms/key:Key", "aws kms disable-key --key-id old")]
    [InlineData("aws:cloudwatch/logGroup:LogGroup", "IncomingLogEvents")]
    public async Task What_is_no_longer_declared_is_refused_with_the_way_around_it(string type, string part)
    {
        var urn = $"urn:pulumi:test::infra::shop:index:Group${type}::old";

        var loss = Assert.Single(await LossesAsync(() => _ = new Queue("jobs"), Deployed(urn, new { name = "old" })));

        var report = ReportOf(loss);
        Assert.Contains($"old ({urn}) is no longer declared.", report);
        Assert.Contains(part, report);
        Assert.Equal(
            ["Declare the new", "Deploy", "pulumi state unprotect '" + urn, "Remove the old"],
            new[] { "Declare the new", "Deploy", "pulumi state unprotect '" + urn, "Remove the old" }
                .OrderBy(step => report.IndexOf(step, StringComparison.Ordinal)).Where(step => report.Contains(step, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_queue_drains_before_what_waits_in_its_dead_letter_queue_is_moved()
    {
        var steps = Assert.Single(await LossesAsync(() => _ = new Queue("other"), Deployed(QueueUrn, new { name = "jobs" }))).Steps;

        Assert.Equal(7, steps.Count);
        Assert.Contains("remove its topic subscription", steps[2]);
        Assert.Contains("QueueName=jobs", steps[3]);
        Assert.Contains("start-message-move-task", steps[4]);
    }

    [Fact]
    public async Task Another_name_replaces_a_queue()
    {
        var loss = Assert.Single(await LossesAsync(() => _ = new Queue("jobs", new QueueArgs { Name = "work" }), Deployed(QueueUrn, new { name = "jobs" })));

        Assert.True(loss.IsReplaced);
        Assert.Equal("would be replaced: `name` changes from \"jobs\" to \"work\"", loss.Why);
    }

    [Fact]
    public async Task Turning_a_queue_into_FIFO_replaces_it_and_leaving_out_false_does_not()
    {
        Assert.Contains("`fifoQueue` changes from false to true", Assert.Single(await LossesAsync(
            () => _ = new Queue("jobs", new QueueArgs { Name = "jobs.fifo", FifoQueue = true }), Deployed(QueueUrn, new { name = "jobs.fifo" }))).Why);
        Assert.Empty(await LossesAsync(() => _ = new Queue("jobs", new QueueArgs { Name = "jobs" }), Deployed(QueueUrn, new { name = "jobs", fifoQueue = false })));
    }

    [Fact]
    public async Task Another_key_replaces_a_table()
    {
        var loss = Assert.Single(await LossesAsync(
            () => _ = new Table("items", new TableArgs { Name = "items", HashKey = "new" }),
            Deployed("urn:pulumi:test::infra::aws:dynamodb/table:Table::items", new { name = "items", hashKey = "old", rangeKey = "at" })));

        Assert.Equal("would be replaced: `hashKey` changes from \"old\" to \"new\", `rangeKey` changes from \"at\" to none", loss.Why);
    }

    [Fact]
    public async Task A_name_that_Pulumi_made_up_stays() =>
        Assert.Empty(await LossesAsync(
            () => _ = new LogGroup("logs"),
            Deployed("urn:pulumi:test::infra::aws:cloudwatch/logGroup:LogGroup::logs", new { name = "logs-1a2b3c4", __defaults = new[] { "name" } })));

    [Fact]
    public async Task A_resource_that_was_renamed_with_an_alias_is_the_same() =>
        Assert.Empty(await LossesAsync(
            () => _ = new Queue("work", new QueueArgs { Name = "jobs" }, new CustomResourceOptions { Aliases = { new Alias { Name = "jobs" } } }),
            Deployed(QueueUrn, new { name = "jobs" })));

    [Fact]
    public async Task A_child_of_a_component_that_was_renamed_with_an_alias_is_the_same() =>
        Assert.Empty(await LossesAsync(
            () => _ = new Group(
                "group",
                below => _ = new Queue("jobs", new QueueArgs { Name = "jobs" }, below),
                new ComponentResourceOptions { Aliases = { new Alias { Type = "shop:index:Old" } } }),
            Deployed("urn:pulumi:test::infra::shop:index:Old$aws:sqs/queue:Queue::jobs", new { name = "jobs" })));

    [Fact]
    public async Task What_keeps_nothing_may_go() =>
        Assert.Empty(await LossesAsync(() => _ = new Queue("q"), Deployed("urn:pulumi:test::infra::aws:iam/role:Role::old", new { name = "old" })));

    [Theory]
    [InlineData("not json", "it is not JSON (line 1, byte 2)")]
    [InlineData("[]", "its `version` must be 3 or 4")]
    [InlineData("""{"version":1,"deployment":{}}""", "its `version` must be 3 or 4")]
    [InlineData("""{"version":3}""", "it has no object `deployment`")]
    [InlineData("""{"version":3,"deployment":{"resources":{}}}""", "its `deployment.resources` must be a list")]
    [InlineData("""{"version":3,"deployment":{"resources":[{}]}}""", "`deployment.resources[0]` has no `urn` or no `type`")]
    [InlineData(
        """{"version":3,"deployment":{"resources":[{"urn":"urn:pulumi:prod::infra::a:b:C::d","type":"a:b:C"}]}}""",
        "is not of the stack `test` of the project `infra`")]
    public void A_wrong_file_is_refused_in_one_line(string content, string part)
    {
        File.WriteAllText(export, content);

        var refused = Assert.Throws<UsageException>(() => StackExport.Read(export, SmallProgram.FileOf("infra")));

        Assert.StartsWith(export, refused.Message);
        Assert.Contains(part, refused.Message);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_missing_file_is_refused() => Assert.Contains(
        "cannot be read", Assert.Throws<UsageException>(() => StackExport.Read(export + ".none", SmallProgram.FileOf("infra"))).Message);

    [Fact]
    public void What_is_looked_up_only_or_waits_for_its_deletion_is_left_out()
    {
        File.WriteAllText(export, $$$"""
            {"version":3,"deployment":{"resources":[
              {"urn":"{{{QueueUrn}}}","type":"aws:sqs/queue:Queue","custom":true,"external":true},
              {"urn":"{{{QueueUrn}}}","type":"aws:sqs/queue:Queue","custom":true,"delete":true}]}}
            """);

        Assert.Empty(StackExport.Read(export, SmallProgram.FileOf("infra")));
    }

    private async Task<IReadOnlyList<StateLoss>> LossesAsync(Action program, object deployed)
    {
        await File.WriteAllTextAsync(export, JsonSerializer.Serialize(new { version = 3, deployment = new { resources = new[] { deployed } } }));
        return MigrationCheck.LossesOf(StackExport.Read(export, SmallProgram.FileOf("infra")), await SmallProgram.RecordAsync(program));
    }

    private static object Deployed(string urn, object inputs) =>
        new { urn, type = urn.Split("::")[2].Split('$')[^1], custom = true, id = "old", protect = true, inputs, outputs = inputs };

    private static string ReportOf(StateLoss loss)
    {
        using var text = new StringWriter();
        LossReport.Write(text, [loss]);
        return text.ToString();
    }
}
