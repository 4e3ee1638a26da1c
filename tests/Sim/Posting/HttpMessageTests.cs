using Sim;
using Sim.Sns;

namespace Tests.Sim.Posting;

/// <summary>https://docs.aws.amazon.com/sns/latest/dg/sns-message-and-json-formats.html</summary>
public sealed class HttpMessageTests
{
    private readonly PostingStage stage = new();

    [Fact]
    public void An_endpoint_is_asked_first()
    {
        stage.Subscribe();
        var asked = stage.Body(0);

        Assert.Equal(
            ["Type", "MessageId", "Token", "TopicArn", "Message", "SubscribeURL", "Timestamp", "SignatureVersion", "Signature", "SigningCertURL"],
            asked.EnumerateObject().Select(member => member.Name));
        Assert.Equal("SubscriptionConfirmation", asked.GetProperty("Type").GetString());
        Assert.Equal(
            $"You have chosen to subscribe to the topic {stage.TopicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.",
            asked.GetProperty("Message").GetString());
        Assert.Equal(
            $"http://127.0.0.1:4566/_sns/us-east-1/?Action=ConfirmSubscription&TopicArn={stage.TopicArn}&Token={asked.GetProperty("Token").GetString()}",
            asked.GetProperty("SubscribeURL").GetString());
        Assert.Equal("SubscriptionConfirmation", stage.Endpoint.Header(0, "x-amz-sns-message-type"));
        Assert.Equal(asked.GetProperty("MessageId").GetString(), stage.Endpoint.Header(0, "x-amz-sns-message-id"));
        Assert.Equal(stage.TopicArn, stage.Endpoint.Header(0, "x-amz-sns-topic-arn"));
        Assert.Equal("text/plain; charset=UTF-8", stage.Endpoint.Header(0, "Content-Type"));
        Assert.Equal("Amazon Simple Notification Service Agent", stage.Endpoint.Header(0, "User-Agent"));
        Assert.DoesNotContain(stage.Endpoint.Posts[0].Post.Headers, header => header.Key == "x-amz-sns-subscription-arn");
    }

    [Fact]
    public void Whoever_has_not_agreed_gets_nothing()
    {
        stage.Subscribe();
        stage.Publish();

        Assert.Single(stage.Endpoint.Posts);
    }

    [Fact]
    public void Subscribing_again_asks_again()
    {
        stage.Subscribe();
        stage.Subscribe();
        Assert.Equal(2, stage.Endpoint.Posts.Count);

        stage.Confirm(1);
        stage.Subscribe();
        Assert.Equal(2, stage.Endpoint.Posts.Count);
    }

    [Fact]
    public void A_token_counts_whatever_topic_of_the_Region_is_named()
    {
        stage.Subscribe();
        var token = stage.Body(0).GetProperty("Token").GetString();

        Assert.Equal(stage.Arn, stage.World.Subscriptions.Confirm($"{stage.TopicArn}-other", token));
        Assert.Equal(stage.Arn, stage.World.Subscriptions.Confirm(stage.TopicArn, token));
        Assert.Equal(
            "Invalid parameter: Topic",
            Assert.Throws<AwsError>(() => stage.World.Subscriptions.Confirm(stage.TopicArn.Replace("us-east-1", "eu-west-1"), token)).Message);
        Assert.Equal("Invalid parameter: Token", Assert.Throws<AwsError>(() => stage.World.Subscriptions.Confirm(stage.TopicArn, "abc123")).Message);
    }

    [Fact]
    public void A_notification_has_the_envelope_of_a_queue_and_says_for_whom_it_is()
    {
        stage.SubscribeAndConfirm();
        var id = stage.Publish("{\"a\":1}");

        var body = stage.Body(1);
        Assert.Equal("Notification", body.GetProperty("Type").GetString());
        Assert.Equal("{\"a\":1}", body.GetProperty("Message").GetString());
        Assert.Equal(id, body.GetProperty("MessageId").GetGuid());
        Assert.Equal($"http://127.0.0.1:4566/_sns/us-east-1/?Action=Unsubscribe&SubscriptionArn={stage.Arn}", body.GetProperty("UnsubscribeURL").GetString());
        Assert.Equal("Notification", stage.Endpoint.Header(1, "x-amz-sns-message-type"));
        Assert.Equal(stage.Arn, stage.Endpoint.Header(1, "x-amz-sns-subscription-arn"));
        Assert.DoesNotContain(stage.Endpoint.Posts[1].Post.Headers, header => header.Key == "x-amz-sns-rawdelivery");
        Assert.Equal([new Uri(PostingStage.Url)], stage.Endpoint.Posts.Select(post => post.Post.Url).Distinct());
    }

    [Fact]
    public void Raw_it_is_the_message_alone_and_a_header_says_so()
    {
        stage.SubscribeAndConfirm(("RawMessageDelivery", "true"));
        stage.Publish("bare");

        Assert.Equal("bare", stage.Endpoint.Posts[1].Post.Body);
        Assert.Equal("true", stage.Endpoint.Header(1, "x-amz-sns-rawdelivery"));
    }

    [Fact]
    public void The_request_policy_names_the_content_type_of_notifications()
    {
        stage.SubscribeAndConfirm(("DeliveryPolicy", """{"requestPolicy":{"headerContentType":"application/json"}}"""));
        stage.Publish();

        Assert.Equal("text/plain; charset=UTF-8", stage.Endpoint.Header(0, "Content-Type"));
        Assert.Equal("application/json", stage.Endpoint.Header(1, "Content-Type"));
    }

    [Fact]
    public void Whoever_was_unsubscribed_is_told_and_may_come_back_with_another_token()
    {
        stage.SubscribeAndConfirm();
        stage.World.Subscriptions.Unsubscribe(stage.Arn);
        stage.Pass(0);
        stage.Publish();

        Assert.Equal(2, stage.Endpoint.Posts.Count);
        var farewell = stage.Body(1);
        Assert.Equal("UnsubscribeConfirmation", farewell.GetProperty("Type").GetString());
        Assert.Equal(stage.Arn, stage.Endpoint.Header(1, "x-amz-sns-subscription-arn"));
        Assert.StartsWith($"You have chosen to deactivate subscription {stage.Arn}.\n", farewell.GetProperty("Message").GetString());
        Assert.Throws<AwsError>(() => stage.Confirm(0));

        Assert.Equal(stage.Arn, stage.Confirm(1));
        stage.Publish();
        Assert.Equal(3, stage.Endpoint.Posts.Count);
    }

    [Fact]
    public void A_topic_that_is_deleted_tells_nobody()
    {
        stage.SubscribeAndConfirm();
        stage.World.Topics.Delete(stage.TopicArn);
        stage.Pass(60);

        Assert.Single(stage.Endpoint.Posts);
    }

    [Fact]
    public void Without_a_sender_what_goes_to_a_URL_ends_here()
    {
        var quiet = new PostingStage(isSent: false);
        quiet.Subscribe();
        Assert.Empty(quiet.Endpoint.Posts);
        Assert.Null(quiet.World.NextHappening);
    }

    [Fact]
    public void A_sender_that_does_not_reach_an_address_is_given_nothing_for_it()
    {
        stage.World.Subscriptions.Subscribe(stage.TopicArn, "https", "https://elsewhere.example/", new Dictionary<string, string>());
        stage.Pass(0);

        Assert.Empty(stage.Endpoint.Posts);
    }
}
