using System.Text.Json;
using Sim;
using Sim.Sqs;

namespace Tests.Sim;

/// <summary>Lists of queues, purges, tags and permissions.</summary>
public sealed class QueueAdministrationTests
{
    private readonly Stage stage = new();

    private QueueAdministration Queues => stage.World.Queues;

    [Fact]
    public void Queues_are_listed_by_name_in_pages_that_a_deleted_queue_does_not_disturb()
    {
        foreach (var name in new[] { "b", "Z", "a", "other", "c" })
        {
            stage.Queue(name);
        }

        var first = Queues.List(null, 2, null);
        Assert.Equal(["Z", "a"], first.Queues.Select(stage.World.NameOf));
        stage.World.DeleteQueue(first.Queues[1]);
        var second = Queues.List(null, 2, first.NextToken);
        Assert.Equal(["b", "c"], second.Queues.Select(stage.World.NameOf));
        var third = Queues.List(null, 2, second.NextToken);
        Assert.Equal(["other"], third.Queues.Select(stage.World.NameOf));
        Assert.Null(third.NextToken);
        Assert.Equal(["other"], Queues.List("o", null, null).Queues.Select(stage.World.NameOf));
        Assert.Equal(
            "Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and 1000.",
            Assert.Throws<AwsError>(() => Queues.List(null, 0, null)).Message);
    }

    [Fact]
    public void The_sources_of_a_dead_letter_queue_are_those_whose_policy_names_it()
    {
        var (queue, deadLetters) = stage.QueueWithDeadLetterQueue(1);

        Assert.Equal([queue], Queues.ListDeadLetterSources(deadLetters, null, null).Queues);
        Assert.Empty(Queues.ListDeadLetterSources(queue, null, null).Queues);
    }

    [Fact]
    public void A_purge_takes_every_message_whatever_its_state_and_is_allowed_once_a_minute()
    {
        var queue = stage.Queue();
        stage.Send(queue, "in flight");
        stage.World.ReceiveMessage(queue, 1);
        stage.Send(queue, "visible");
        stage.World.SendMessage(queue, new() { MessageBody = "delayed", Delay = TimeSpan.FromSeconds(60) });

        Queues.Purge(queue);

        Assert.Empty(stage.World.MessagesIn(queue));
        Assert.Equal(3, stage.Facts(FactKind.Purged).Count());
        stage.World.Invariants.Check();
        var error = Assert.Throws<AwsError>(() => Queues.Purge(queue));
        Assert.Equal(
            ("AWS.SimpleQueueService.PurgeQueueInProgress", "Only one PurgeQueue operation on orders is allowed every 60 seconds.", 403),
            (error.Code, error.Message, error.HttpStatus));
        stage.Wait(60);
        Queues.Purge(queue);
    }

    [Fact]
    public void A_purge_forgets_which_messages_a_FIFO_queue_had()
    {
        var queue = stage.FifoQueue();
        stage.World.SendMessage(queue, new() { MessageBody = "a", MessageGroupId = "g" });

        Queues.Purge(queue);
        stage.World.SendMessage(queue, new() { MessageBody = "a", MessageGroupId = "g" });

        Assert.Single(stage.World.MessagesIn(queue));
    }

    [Fact]
    public void Tags_are_added_overwritten_and_removed()
    {
        var queue = Queues.Create("orders", new Dictionary<string, string>(), new Dictionary<string, string> { ["team"] = "a" });

        Queues.Tags.Add(queue, new Dictionary<string, string> { ["team"] = "b", ["Team"] = "c" });
        Queues.Tags.Remove(queue, ["none", "Team"]);

        Assert.Equal(new Dictionary<string, string> { ["team"] = "b" }, Queues.Tags.Of(queue));
        Assert.Equal(
            "Too many tags added for queue orders.",
            Assert.Throws<AwsError>(() => Queues.Tags.Add(queue, Enumerable.Range(0, 50).ToDictionary(number => $"{number}", _ => ""))).Message);
        Assert.Equal("The request must contain the parameter Tags.", Assert.Throws<AwsError>(() => Queues.Tags.Add(queue, new Dictionary<string, string>())).Message);
        Assert.Single(Queues.Tags.Of(queue));
    }

    [Fact]
    public void Permissions_become_a_policy_in_the_form_that_AWS_gives_it()
    {
        var queue = stage.Queue();

        Queues.Permissions.Add(queue, "one", ["111111111111"], ["SendMessage"]);
        Queues.Permissions.Add(queue, "two", ["111111111111", "222222222222"], ["SendMessage", "ReceiveMessage"]);

        Assert.Equal(
            """
            {"Version":"2008-10-17","Id":"arn:aws:sqs:us-east-1:123456789012:orders/SQSDefaultPolicy","Statement":[{"Sid":"one","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111111111111:root"},"Action":"SQS:SendMessage","Resource":"arn:aws:sqs:us-east-1:123456789012:orders"},{"Sid":"two","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111111111111:root","arn:aws:iam::222222222222:root"]},"Action":["SQS:SendMessage","SQS:ReceiveMessage"],"Resource":"arn:aws:sqs:us-east-1:123456789012:orders"}]}
            """,
            Policy(queue));
        Queues.Permissions.Remove(queue, "two");
        using (var policy = JsonDocument.Parse(Policy(queue)!))
        {
            Assert.Equal(1, policy.RootElement.GetProperty("Statement").GetArrayLength());
        }

        Queues.Permissions.Remove(queue, "one");
        Assert.Null(Policy(queue));
        Assert.Equal("Value one for parameter Label is invalid. Reason: can't find label.", Refused(() => Queues.Permissions.Remove(queue, "one")).Text);
    }

    [Fact]
    public void A_permission_that_cannot_be_given_is_refused()
    {
        var queue = stage.Queue();
        Queues.Permissions.Add(queue, "label", ["111111111111"], ["*"]);

        Assert.Equal(("InvalidParameterValue", "Value label for parameter Label is invalid. Reason: Already exists."), Add("label", "SendMessage"));
        Assert.Equal(
            ("InvalidParameterValue", "Value SQS:DeleteQueue for parameter ActionName is invalid. Reason: Only the queue owner is allowed to invoke this action."),
            Add("other", "DeleteQueue"));
        Assert.Equal(
            ("InvalidParameterValue", "Value SQS:Fly for parameter ActionName is invalid. Reason: Please refer to the appropriate WSDL for a list of valid actions."),
            Add("other", "Fly"));
        Assert.Equal(("MissingParameter", "The request must contain the parameter Actions."), Add("other"));
        Assert.Equal(
            ("OverLimit", "8 Actions were found, maximum allowed is 7."),
            Add("other", [.. Enumerable.Repeat("SendMessage", 8)]));
        Assert.Equal(
            "Value [] for parameter PrincipalId is invalid. Reason: Unable to verify.",
            Refused(() => Queues.Permissions.Add(queue, "other", [], ["SendMessage"])).Text);

        (string, string) Add(string label, params string[] actions) => Refused(() => Queues.Permissions.Add(queue, label, ["111111111111"], actions));
    }

    [Fact]
    public void A_source_whose_dead_letter_queue_was_deleted_goes_on()
    {
        var (queue, deadLetters) = stage.QueueWithDeadLetterQueue(1);
        stage.Send(queue, "a");
        stage.World.ReceiveMessage(queue, 1);
        stage.World.DeleteQueue(deadLetters);

        stage.Wait(30);

        Assert.Single(stage.World.ReceiveMessage(queue, 1));
        stage.World.Invariants.Check();
    }

    private string? Policy(QueueId queue) => Queues.GetAttributes(queue, ["Policy"]).SingleOrDefault().Value;

    private static (string Code, string Text) Refused(Action request)
    {
        var error = Assert.Throws<AwsError>(request);
        return (error.Code, error.Message);
    }
}
