using Local.Running;

namespace Tests.Local;

public sealed class ConsumerAccountTests
{
    [Fact]
    public void A_consumers_account_names_the_message_and_the_reason()
    {
        var account = ConsumerAccount.Parse(
            """{"outcome":"duplicate","messageId":"123e4567-e89b-12d3-a456-426614174000","reason":"already handled"}""");

        Assert.Equal(new ConsumerAccount(Guid.Parse("123e4567-e89b-12d3-a456-426614174000"), "duplicate", "already handled"), account);
    }

    [Theory]
    [InlineData("a line of text")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""{"outcome":1,"messageId":2}""")]
    [InlineData("""{"outcome":"failed","messageId":"none"}""")]
    [InlineData("""{"outcome":"failed","messageId":null}""")]
    public void Whatever_else_a_handler_writes_is_no_account(string line) => Assert.Null(ConsumerAccount.Parse(line));
}
