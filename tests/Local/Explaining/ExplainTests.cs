using System.Collections.Immutable;
using System.Text.Json;
using Events;
using Local.Declaration;
using Local.Explaining;
using Local.Worlds;
using Sim;
using Sim.Lambda;
using Tests.House;
using Tests.Local.Policies;
using Tests.Policies;

namespace Tests.Local.Explaining;

/// <summary>Why an event arrives, or does not.</summary>
public sealed class ExplainTests
{
    private const string SignUp = """{"eventType":"USER_SIGNUP","userId":"u1"}""";

    private static readonly Lazy<DeclaredStack> Dev = new(() => DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, "dev")).GetAwaiter().GetResult());

    [Fact]
    public void A_consumer_that_takes_the_event_gets_it_and_the_reasons_are_given()
    {
        var mail = Of(Explain(Build(Dev.Value), SignUp), "welcome-email");

        Assert.Equal((Outlook.Arrives, (string?)null), (mail.Outlook, mail.Reason));
        Assert.All(mail.Delivery.Keys.Where(key => !key.IsAlternative), key => Assert.True(key.Holds));
        Assert.Contains(mail.Delivery.Access, check => check is { Request.Action: "sqs:SendMessage", Decision.IsAllowed: true } && check.Decision.Reason.Contains("`TopicsSend`", StringComparison.Ordinal));
        Assert.Contains(mail.Delivery.Access, check => check is { Request.Action: "kms:Decrypt", Decision.IsAllowed: true });
        Assert.Contains(mail.Polling, check => check is { Request.Action: "sqs:ReceiveMessage", Decision.IsAllowed: true });
        Assert.Equal(5, mail.MaxReceiveCount);
        Assert.Contains("welcome-email-dlq", mail.DeadLetterQueue);
        Assert.Contains("users-undelivered", mail.UndeliveredQueue);
    }

    [Fact]
    public void A_filter_that_does_not_take_it_is_told_by_its_key()
    {
        var parking = Explain(Build(Dev.Value), SignUp).Subscriptions.Single(subscription => subscription.Receiver.Contains("users-parking", StringComparison.Ordinal));

        Assert.Equal(Outlook.FilteredOut, parking.Outlook);
        Assert.NotNull(parking.Reason);
        Assert.Contains(parking.Delivery.Keys, key => key is { Key: "eventType", Holds: false } && key.Found.SequenceEqual(["\"USER_SIGNUP\""]));
    }

    [Fact]
    public void What_nobody_takes_waits_in_the_parking_queue()
    {
        var explanation = Explain(Build(Dev.Value), """{"specversion":"1.0","id":"1","source":"/s","type":"user.deleted","time":"2026-01-01T00:00:00Z","data":{"userId":"u1"}}""", "users");

        Assert.Equal(Outlook.Waits, explanation.Subscriptions.Single(subscription => subscription.Receiver.Contains("users-parking", StringComparison.Ordinal)).Outlook);
        Assert.Equal(Outlook.FilteredOut, Of(explanation, "welcome-email").Outlook);
    }

    [Fact]
    public void A_queue_whose_policy_forgot_the_topic_sends_it_to_the_undelivered()
    {
        var altered = Dev.Value.Without("TopicsSend", resource => resource.Type == AwsType.QueuePolicy && resource.Name.StartsWith("welcome-email-policy", StringComparison.Ordinal));

        var mail = Of(Explain(Build(altered), SignUp), "welcome-email");

        Assert.Equal(Outlook.Undelivered, mail.Outlook);
        Assert.StartsWith("the queue's policy refuses it: no statement of", mail.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_forgot_SNS_loses_it()
    {
        var mail = Of(Explain(Build(Dev.Value.Without("SnsDelivers", resource => resource.Type == AwsType.Key)), SignUp), "welcome-email");

        Assert.Equal(Outlook.Lost, mail.Outlook);
        Assert.Contains("its dead-letter queue cannot take it either: the key refuses it", mail.Reason);
    }

    [Fact]
    public void A_role_that_may_not_poll_leaves_it_stuck()
    {
        var altered = Dev.Value.Without("Poll", resource => resource.Type == AwsType.RolePolicy && resource.Name.StartsWith("welcome-email", StringComparison.Ordinal));

        var mail = Of(Explain(Build(altered), SignUp), "welcome-email");

        Assert.Equal(Outlook.Stuck, mail.Outlook);
        Assert.Contains("sqs:ReceiveMessage", mail.Reason);
    }

    [Fact]
    public void What_SNS_would_not_take_is_said_before_anything_else()
    {
        var explanation = Explain(Build(Dev.Value), JsonSerializer.Serialize(new { topic = "users", message = new string('x', 300_000) }));

        Assert.StartsWith("InvalidParameter", explanation.Refusal, StringComparison.Ordinal);
        Assert.Empty(explanation.Subscriptions);
    }

    [Theory]
    [InlineData("""{"body":{"eventType":["USER_SIGNUP"]}}""", false)]
    [InlineData("""{"body":{"eventType":["USER_DELETED"]}}""", true)]
    public void The_filter_criteria_of_the_mapping_let_it_through_or_not(string pattern, bool isFilteredOut)
    {
        var filters = ImmutableArray.Create<object>(Member("pattern", """{"body":["a text"]}"""), Member("pattern", pattern));
        var altered = DeclaredStack.Of(Dev.Value.File, Dev.Value.Recording.With(resource => resource.Type switch
        {
            "aws:lambda/eventSourceMapping:EventSourceMapping" => resource with { Inputs = resource.Inputs.SetItem("filterCriteria", Member("filters", filters)) },
            "aws:sns/topicSubscription:TopicSubscription" => resource with { Inputs = resource.Inputs.SetItem("rawMessageDelivery", true) },
            _ => resource,
        }));
        var happening = ExplainedEvent.Parse("event.json", SignUp, null);
        var explanation = Explain(Build(altered), SignUp);

        var (text, json) = (new StringWriter(), new MemoryStream());
        ExplanationText.Write(text, happening, explanation);
        ExplanationJson.Write(json, happening, explanation);

        var mail = Of(explanation, "welcome-email");
        Assert.Equal(isFilteredOut ? Outlook.FilteredOut : Outlook.Arrives, mail.Outlook);
        Assert.Equal(isFilteredOut ? null : pattern, mail.MappingFilter!.TakenBy);
        Assert.Contains(isFilteredOut ? "- mapping filtered out: none of its 2 filters takes it" : $"+ mapping let through by its filter {pattern}", text.ToString());
        var shown = JsonDocument.Parse(json.ToArray()).RootElement.GetProperty("subscriptions").EnumerateArray()
            .Single(subscription => subscription.GetProperty("receiver").GetString() == "welcome-email").GetProperty("mappingFilter");
        Assert.Equal(isFilteredOut, shown.GetProperty("filteredOut").GetBoolean());
        Assert.Equal(isFilteredOut ? null : pattern, shown.GetProperty("takenBy").GetString());
        Assert.Equal(2, shown.GetProperty("patterns").GetArrayLength());
    }

    [Fact]
    public void To_explain_changes_nothing()
    {
        var declared = Build(Dev.Value);

        _ = Explain(declared, SignUp);

        Assert.Empty(declared.World.Trace);
        Assert.Equal(0, declared.World.Snapshot().Topics.Sum(topic => topic.Published));
    }

    [Fact]
    public void The_path_of_a_message_tells_each_attempt()
    {
        var declared = Build(Dev.Value, errorRate: 1);
        var id = declared.World.Publish(declared.Topics["users"], new() { Message = SignUp }).MessageId;
        declared.World.RunToIdle();

        var path = MessagePath.Of(declared.World, id);

        string[] words = [.. path.Select(fact => FactWords.Of(declared.World, fact))];
        Assert.Equal("SNS took it for dev-users", words[0]);
        Assert.Contains("delivered to dev-welcome-email", words);
        Assert.Contains(words, said => said.StartsWith("the filter policy before dev-users-parking did not take it: ", StringComparison.Ordinal));
        Assert.Equal(5, words.Count(said => said.StartsWith("dev-welcome-email failed: ModelledError", StringComparison.Ordinal)));
        Assert.Equal([1, 2, 3, 4, 5], path.Where(fact => fact.Kind == FactKind.Received).Select(fact => fact.ReceiveCount));
        Assert.Equal("received 5 times in vain: moved to dev-welcome-email-dlq", words[^1]);
        Assert.Empty(MessagePath.Of(declared.World, Guid.Empty));
    }

    [Theory]
    [InlineData("""{"message":"a","topc":"users"}""", "`topc` is not a key of a publication")]
    [InlineData("""{"message":"a","messageAttributes":[1]}""", "messageAttributes must be an object")]
    public void A_publication_that_cannot_be_read_is_told_what_to_do(string text, string message) =>
        Assert.Contains(message, Assert.Throws<global::Local.UsageException>(() => ExplainedEvent.Parse("event.json", text, null)).Message);

    [Fact]
    public void An_event_goes_to_the_topic_of_its_type_unless_somebody_says_otherwise()
    {
        Assert.Equal("users", ExplainedEvent.Parse("event.json", SignUp, null).Topic);
        Assert.Equal("orders", ExplainedEvent.Parse("event.json", SignUp, "orders").Topic);
        var unknown = ExplainedEvent.Parse("event.json", "not JSON", null);
        Assert.Null(unknown.Topic);
        Assert.IsType<EventReading.Invalid>(unknown.Reading);
    }

    private static Explanation Explain(DeclaredWorld declared, string text, string? topic = null)
    {
        var happening = ExplainedEvent.Parse("event.json", text, topic);
        return Explainer.Explain(declared, declared.Topics[happening.Topic!], happening.Request);
    }

    private static SubscriptionExplanation Of(Explanation explanation, string receiver) => explanation.Subscriptions.Single(subscription => subscription.Receiver == receiver);

    private static ImmutableDictionary<string, object> Member(string name, object value) => ImmutableDictionary<string, object>.Empty.Add(name, value);

    private static DeclaredWorld Build(DeclaredStack stack, double errorRate = 0) => DeclaredWorld.Build(
        stack,
        new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, Region = stack.File.Region, Account = stack.File.Account, EnforcesPolicies = true },
        _ => new ModelledFunction { Duration = TimeSpan.FromMilliseconds(50), ErrorRate = errorRate });
}
