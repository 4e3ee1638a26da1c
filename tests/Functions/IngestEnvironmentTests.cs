using Functions.Publishing;
using Ingest;
using Xunit;

namespace Tests.Functions;

public sealed class IngestEnvironmentTests
{
    [Fact]
    public void The_topics_and_the_timeout_are_read()
    {
        var environment = Read(
            """{"users":{"arn":"arn:u"},"orders":{"arn":"arn:o","grouping":"fifo","attributes":["currency","total"]}}""", "10");

        Assert.Equal(["users", "orders"], environment.Topics.Names);
        Assert.Equal(("arn:u", Grouping.None, 0), (environment.Topics.Find("users")!.Arn, environment.Topics.Find("users")!.Grouping, environment.Topics.Find("users")!.Attributes.Count));
        Assert.Equal(Grouping.Fifo, environment.Topics.Find("orders")!.Grouping);
        Assert.Equal(["currency", "total"], environment.Topics.Find("orders")!.Attributes);
        Assert.Equal((TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(3)), (environment.Timeout, Read("{}", null).Timeout));
    }

    [Theory]
    [InlineData(null, "TOPICS is not set")]
    [InlineData("[]", "the whole must be Object, is Array")]
    [InlineData("{", "not JSON (line 1")]
    [InlineData("""{"users":{}}""", "users has no `arn`")]
    [InlineData("""{"users":{"arn":"a","grouping":"lifo"}}""", "users.grouping is `lifo`")]
    [InlineData("""{"users":{"arn":"a"},"users":{"arn":"b"}}""", "a topic stands in it twice")]
    [InlineData("""{"users":{"arn":"a","attributes":[1]}}""", "users.attributes must be String, is Number")]
    public void Topics_that_are_no_use_are_refused_by_their_place(string? topics, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(() => Read(topics, null)).Message);

    [Theory]
    [InlineData("soon")]
    [InlineData("901")]
    public void A_timeout_that_Lambda_does_not_know_is_refused(string timeout) =>
        Assert.Contains($"is `{timeout}`", Assert.Throws<InvalidOperationException>(() => Read("{}", timeout)).Message);

    private static IngestEnvironment Read(string? topics, string? timeout) => new(name => name == "TOPICS" ? topics : timeout);
}
