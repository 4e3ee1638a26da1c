namespace Tests.Local.Endpoints;

/// <summary>What clients ask of STS before they do anything else.</summary>
public sealed class StsEndpointTests
{
    [Fact]
    public async Task A_key_that_nobody_knows_is_the_accounts_own()
    {
        await using var served = await ServedTestWorld.StartAsync();

        var response = await SignedCall.FormAsync(served.Url, "sts", "Action=GetCallerIdentity&Version=2011-06-15");
        var answer = await response.Content.ReadAsStringAsync();

        // A byte order mark, which a string would hide, is content to the JavaScript SDK's parser.
        Assert.Equal((byte)'<', (await response.Content.ReadAsByteArrayAsync())[0]);
        Assert.Contains("<Arn>arn:aws:iam::123456789012:root</Arn><UserId>123456789012</UserId><Account>123456789012</Account>", answer);
    }

    [Fact]
    public async Task What_is_not_simulated_says_so_by_name()
    {
        await using var served = await ServedTestWorld.StartAsync();

        var answer = await SignedCall.FormAsync(served.Url, "sts", "Action=AssumeRole&Version=2011-06-15");

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("<Code>InvalidAction</Code><Message>STS's AssumeRole is not simulated", await answer.Content.ReadAsStringAsync());
    }
}
