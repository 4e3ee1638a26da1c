namespace Tests.Local.Endpoints;

/// <summary>SNS's actions about subscriptions; the texts are recorded answers of AWS.</summary>
public sealed class SnsSubscriptionActionTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:sns:eu-west-1:123456789012:news";
    private const string Queue = "arn:aws:sqs:eu-west-1:123456789012:inbox";

    private ServedTestWorld? served;

    private SnsCalls Sns => new(served!.Url);

    public async Task InitializeAsync()
    {
        served = await ServedTestWorld.StartAsync();
        await Sns.Succeed("CreateTopic", "Name", "news");
    }

    public async Task DisposeAsync() => await served!.DisposeAsync();

    [Fact]
    public async Task A_queue_need_not_be_there_to_subscribe()
    {
        var subscription = SnsCalls.Text(await Sns.Succeed("Subscribe", "TopicArn", Arn, "Protocol", "sqs", "Endpoint", Queue), "SubscriptionArn")!;

        var attributes = SnsCalls.Map(await Sns.Succeed("GetSubscriptionAttributes", "SubscriptionArn", subscription));
        Assert.Equal(
            ["ConfirmationWasAuthenticated", "Endpoint", "Owner", "PendingConfirmation", "Protocol", "RawMessageDelivery", "SubscriptionArn", "SubscriptionPrincipal", "TopicArn"],
            attributes.Keys.Order());
        Assert.Equal(("true", "false", "false"), (attributes["ConfirmationWasAuthenticated"], attributes["PendingConfirmation"], attributes["RawMessageDelivery"]));
        await Sns.Succeed("Publish", "TopicArn", Arn, "Message", "to nobody");
    }

    [Fact]
    public async Task Subscribing_again_gives_the_same_subscription_unless_an_attribute_differs()
    {
        string[] subscribe = ["TopicArn", Arn, "Protocol", "sqs", "Endpoint", Queue];
        string[] raw = [.. subscribe, "Attributes.entry.1.key", "RawMessageDelivery", "Attributes.entry.1.value"];
        var first = SnsCalls.Text(await Sns.Succeed("Subscribe", [.. raw, "TrUe"]), "SubscriptionArn");

        Assert.Equal(first, SnsCalls.Text(await Sns.Succeed("Subscribe", [.. raw, "true"]), "SubscriptionArn"));
        Assert.Equal(first, SnsCalls.Text(await Sns.Succeed("Subscribe", subscribe), "SubscriptionArn"));
        Assert.Equal("400 InvalidParameter: Invalid parameter: Attributes Reason: Subscription already exists with different attributes", await Sns.Fail("Subscribe", [.. raw, "false"]));
        Assert.Equal("true", SnsCalls.Map(await Sns.Succeed("GetSubscriptionAttributes", "SubscriptionArn", first!))["RawMessageDelivery"]);
    }

    [Fact]
    public async Task An_HTTP_endpoint_is_asked_first_and_shows_its_delivery_policies()
    {
        string[] subscribe = ["TopicArn", Arn, "Protocol", "https", "Endpoint", "https://example.com/hook"];
        Assert.Equal("pending confirmation", SnsCalls.Text(await Sns.Succeed("Subscribe", subscribe), "SubscriptionArn"));
        var subscription = SnsCalls.Text(await Sns.Succeed("Subscribe", [.. subscribe, "ReturnSubscriptionArn", "true"]), "SubscriptionArn")!;
        await Sns.Succeed("SetSubscriptionAttributes", "SubscriptionArn", subscription, "AttributeName", "DeliveryPolicy", "AttributeValue", """{"requestPolicy":{"headerContentType":"text/csv"}}""");

        var attributes = SnsCalls.Map(await Sns.Succeed("GetSubscriptionAttributes", "SubscriptionArn", subscription));

        Assert.Equal(("true", "false"), (attributes["PendingConfirmation"], attributes["ConfirmationWasAuthenticated"]));
        Assert.Equal("""{"healthyRetryPolicy":null,"sicklyRetryPolicy":null,"throttlePolicy":null,"requestPolicy":{"headerContentType":"text/csv"},"guaranteed":false}""", attributes["DeliveryPolicy"]);
        Assert.Equal(
            """{"healthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"sicklyRetryPolicy":null,"throttlePolicy":null,"requestPolicy":{"headerContentType":"text/csv"},"guaranteed":false}""",
            attributes["EffectiveDeliveryPolicy"]);
        Assert.Equal("PendingConfirmation", SnsCalls.Text(await Sns.Succeed("ListSubscriptionsByTopic", "TopicArn", Arn), "SubscriptionArn"));
    }

    [Theory]
    [InlineData("FilterPolicy", "{invalid", "FilterPolicy: failed to parse JSON. Unexpected character ('i' (code 105)): was expecting double-quote to start field name\n at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 2]")]
    [InlineData("RawMessageDelivery", "", "RawMessageDelivery: Invalid value []. Must be true or false.")]
    [InlineData("FilterPolicyScope", "Other", "FilterPolicyScope: Invalid value [Other]. Please use either MessageBody or MessageAttributes")]
    [InlineData("RedrivePolicy", """{"deadLetterTargetArn":"fake"}""", "RedrivePolicy: deadLetterTargetArn is an invalid arn")]
    [InlineData("Nonsense", "x", "AttributeName")]
    public async Task An_attribute_has_to_be_one(string name, string value, string reason)
    {
        var subscription = SnsCalls.Text(await Sns.Succeed("Subscribe", "TopicArn", Arn, "Protocol", "sqs", "Endpoint", Queue), "SubscriptionArn")!;

        Assert.Equal($"400 InvalidParameter: Invalid parameter: {reason}", await Sns.Fail("SetSubscriptionAttributes", "SubscriptionArn", subscription, "AttributeName", name, "AttributeValue", value));
    }

    [Theory]
    [InlineData("+15/551.234-567", true)]
    [InlineData("+15551234567", true)]
    [InlineData("/+15551234567", false)]
    [InlineData("+15--551234567", false)]
    [InlineData("+05551234567", false)]
    [InlineData("+1234567890123456", false)]
    public async Task A_phone_number_is_E164(string number, bool isOne) => Assert.Equal(
        isOne ? 200 : 400, (await Sns.Call("Subscribe", "TopicArn", Arn, "Protocol", "sms", "Endpoint", number)).Status);

    [Fact]
    public async Task A_filter_policy_with_half_a_surrogate_pair_is_refused_and_no_failure() => Assert.StartsWith(
        "400 InvalidParameter: Invalid parameter: Attributes Reason: FilterPolicy: failed to parse JSON.",
        await Sns.Fail("Subscribe", "TopicArn", Arn, "Protocol", "sqs", "Endpoint", Queue, "Attributes.entry.1.key", "FilterPolicy", "Attributes.entry.1.value", """{"a":["\ud800"]}"""));
}
