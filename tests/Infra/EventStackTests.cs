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
    public async Task Declaring_is_repeatable()
    {
        var first = await DeclareAsync("dev");
        var second = await DeclareAsync("dev");

        Assert.Equal(first.Resources.Select(resource => (resource.Type, resource.Name, resource.Id)), second.Resources.Select(resource => (resource.Type, resource.Name, resource.Id)));
    }

    private static Task<DeclaredStack> DeclareAsync(string stack) => DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, stack));
}
