using Local.Declaration;
using Pulumi.Utilities;
using Tests.House;

namespace Tests.Infra;

public sealed class EventStackTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task A_stack_gives_out_where_its_topics_queues_and_functions_are(string stack)
    {
        var program = (await DeclareAsync(stack)).Program;

        var topics = await OutputUtilities.GetValueAsync(program.TopicArns);
        Assert.Equal($"arn:aws:sns:eu-west-1:123456789012:{stack}-users", topics["users"]);
        Assert.Equal(["orders", "users"], topics.Keys.Order());
        Assert.Equal(["orders", "users"], (await OutputUtilities.GetValueAsync(program.ParkingQueueUrls)).Keys.Order());
        Assert.Equal(
            $"https://sqs.eu-west-1.amazonaws.com/123456789012/{stack}-welcome-email",
            (await OutputUtilities.GetValueAsync(program.QueueUrls))["welcome-email"]);
        Assert.EndsWith("-dlq", (await OutputUtilities.GetValueAsync(program.DeadLetterQueueUrls))["welcome-email"]);
        Assert.Equal($"{stack}-order-projection", (await OutputUtilities.GetValueAsync(program.FunctionNames))["order-projection"]);
    }

    [Fact]
    public async Task Every_queue_is_a_dead_letter_queue_or_has_one_or_parks()
    {
        var queues = (await DeclareAsync("dev")).Resources.Where(resource => resource.Type == "aws:sqs/queue:Queue").ToList();

        Assert.All(queues, queue => Assert.True(
            queue.Name.EndsWith("-dlq", StringComparison.Ordinal)
            || queue.Name.EndsWith("-parking", StringComparison.Ordinal)
            || queue.Name.EndsWith("-undelivered", StringComparison.Ordinal)
            || queue.Text("redrivePolicy").Contains($":dev-{queue.Name}-dlq\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_queue_that_should_be_empty_has_an_alarm_with_an_action()
    {
        var resources = (await DeclareAsync("dev")).Resources;

        var watched = resources.Where(resource => resource.Type == "aws:cloudwatch/metricAlarm:MetricAlarm" && resource.List("alarmActions").Any())
            .Select(alarm => alarm.Map("dimensions")!.GetValueOrDefault("QueueName") as string).ToHashSet();
        Assert.All(
            resources.Where(resource => resource.Type == "aws:sqs/queue:Queue" && !resource.Outputs.ContainsKey("redrivePolicy")),
            queue => Assert.Contains(queue.Text("name"), watched));
    }

    [Fact]
    public async Task Declaring_is_repeatable()
    {
        var first = await DeclareAsync("dev");
        var second = await DeclareAsync("dev");

        Assert.Equal(first.Resources.Select(resource => (resource.Type, resource.Name, resource.Id)), second.Resources.Select(resource => (resource.Type, resource.Name, resource.Id)));
    }

    private static Task<DeclaredStack> DeclareAsync(string stack) => DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, stack));
}
