using Amazon.DynamoDBv2.Model;
using Events;
using Functions.Consuming;
using WelcomeEmail;
using Xunit;

namespace Tests.Functions;

public sealed class WriteWelcomeEmailTests
{
    private static readonly EventContext Context = new("e1", "/accounts", EventCatalog.UserSignedUp, StillClock.Start, Attempt: 1);
    private readonly FakeTable outbox = new("emailId");
    private readonly WriteWelcomeEmail handler;

    public WriteWelcomeEmailTests() => handler = new(outbox.Client, "outbox");

    [Fact]
    public async Task A_sign_up_puts_one_mail_into_the_outbox()
    {
        await handler.Handle(new UserSignedUp { UserId = "u1", Email = "u1@example.com" }, Context, default);

        var (id, mail) = Assert.Single(outbox.Items);
        Assert.Equal("/accounts#e1", id);
        Assert.Equal(("u1", "u1@example.com", "welcome", "PENDING"), (mail["userId"].S, mail["to"].S, mail["template"].S, mail["status"].S));
        Assert.Equal("2026-11-22T12:00:00.0000000Z", mail["signedUpAt"].S);
    }

    [Fact]
    public async Task The_same_event_writes_its_mail_once_even_if_the_bookkeeping_was_lost()
    {
        await handler.Handle(new UserSignedUp { UserId = "u1" }, Context, default);
        outbox.Items["/accounts#e1"]["status"] = new AttributeValue { S = "SENT" };

        await handler.Handle(new UserSignedUp { UserId = "u1" }, Context with { Attempt = 2 }, default);

        Assert.Equal("SENT", Assert.Single(outbox.Items).Value["status"].S);
        Assert.False(outbox.Items["/accounts#e1"].ContainsKey("to"));
    }
}
