using System.Collections.Immutable;
using Local.Declaration;
using Local.Explaining;
using Local.Running;
using Local.Worlds;
using Sim;
using Sim.Lambda;
using Sim.Sns;
using Tests.House;
using Tests.Policies;

namespace Tests.Local.Policies;

/// <summary>The policies that a stack declares decide in the world that is made of it.</summary>
public sealed class DeclaredPolicyTests
{
    private const string SignUp = """{"eventType":"USER_SIGNUP","userId":"u1"}""";

    private static readonly Lazy<DeclaredStack> Dev = new(() => DeclaredStack.DeclareAsync(StackFile.Read(Repository.Root, "dev")).GetAwaiter().GetResult());

    [Fact]
    public void As_declared_nothing_is_refused()
    {
        var declared = Build(Dev.Value);

        Publish(declared);

        Assert.DoesNotContain(declared.World.Trace, fact => fact.Kind is FactKind.DeliveryFailed or FactKind.AccessDenied);
        Assert.Contains(declared.World.Trace, fact => fact.Kind == FactKind.Completed);
    }

    [Fact]
    public void A_queue_policy_without_the_topic_is_silence_and_the_words_say_which_statement_is_missing()
    {
        var declared = Build(Dev.Value.Without("TopicsSend", resource => resource.Type == AwsType.QueuePolicy && resource.Name.StartsWith("welcome-email-policy", StringComparison.Ordinal)));

        Publish(declared);

        var failed = Assert.Single(declared.World.Trace, fact => fact.Kind == FactKind.DeliveryFailed);
        var queue = declared.World.NameOf(failed.Queue!.Value);
        Assert.StartsWith($"the queue's policy refuses it: no statement of the policy of queue {queue} allows sqs:SendMessage", failed.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(declared.World.Trace, fact => fact.Kind == FactKind.Completed && fact.Function is { } function && declared.World.NameOf(function).Contains("welcome-email", StringComparison.Ordinal));
        Assert.Contains(declared.World.Trace, fact => fact.Kind == FactKind.RedrivenToDeadLetterQueue);
        declared.World.Invariants.Check();
    }

    [Fact]
    public void A_key_that_does_not_let_SNS_is_silence_everywhere()
    {
        var declared = Build(Dev.Value.Without("SnsDelivers", resource => resource.Type == AwsType.Key));

        Publish(declared);

        Assert.All(declared.World.Trace.Where(fact => fact.Kind == FactKind.DeliveryFailed), fact => Assert.StartsWith("the key refuses it", fact.Detail, StringComparison.Ordinal));
        Assert.Contains(declared.World.Trace, fact => fact.Kind == FactKind.Lost);
        Assert.DoesNotContain(declared.World.Trace, fact => fact.Kind == FactKind.Completed);
    }

    [Fact]
    public void A_role_that_may_not_poll_leaves_its_messages_where_they_are()
    {
        var declared = Build(Dev.Value.Without("Poll", resource => resource.Type == AwsType.RolePolicy && resource.Name.StartsWith("welcome-email", StringComparison.Ordinal)));

        Publish(declared);

        var denied = Assert.Single(declared.World.Trace, fact => fact.Kind == FactKind.AccessDenied);
        Assert.Contains("sqs:ReceiveMessage", denied.Detail);
        Assert.Single(declared.World.MessagesIn(denied.Queue!.Value));
    }

    [Fact]
    public void What_a_declared_filter_does_not_take_is_deleted_and_not_handled()
    {
        var filter = ImmutableDictionary<string, object>.Empty.Add("pattern", """{"body":{"nothing":[1]}}""");
        var criteria = ImmutableDictionary<string, object>.Empty.Add("filters", ImmutableArray.Create<object>(filter));
        var declared = Build(DeclaredStack.Of(Dev.Value.File, Dev.Value.Recording.With(resource => resource.Type == "aws:lambda/eventSourceMapping:EventSourceMapping"
            ? resource with { Inputs = resource.Inputs.SetItem("filterCriteria", criteria) } : resource)));

        var explained = Explainer.Explain(declared, declared.Topics["users"], new PublishRequest { Message = SignUp }).Subscriptions;
        Publish(declared);

        var mail = explained.Single(subscription => subscription.Receiver == "welcome-email");
        Assert.Equal(Outlook.FilteredOut, mail.Outlook);
        Assert.StartsWith("the event source mapping deletes it from dev-welcome-email: no filter takes it", mail.Reason, StringComparison.Ordinal);
        Assert.Single(declared.World.Trace, fact => fact.Kind == FactKind.FilteredByMapping);
        Assert.DoesNotContain(declared.World.Trace, fact => fact.Kind is FactKind.Invoked or FactKind.Deleted);
    }

    private static DeclaredWorld Build(DeclaredStack stack) => DeclaredWorld.Build(
        stack,
        new WorldOptions { Start = DateTimeOffset.UnixEpoch, Seed = 1, Region = stack.File.Region, Account = stack.File.Account, EnforcesPolicies = true },
        _ => new ModelledFunction { Duration = TimeSpan.FromMilliseconds(50) });

    private static void Publish(DeclaredWorld declared)
    {
        declared.World.Publish(declared.Topics["users"], new PublishRequest { Message = SignUp });
        declared.World.RunToIdle();
    }
}
