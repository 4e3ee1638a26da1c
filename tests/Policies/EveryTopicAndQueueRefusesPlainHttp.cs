using Local.Declaration;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>Whoever it is and whatever else allows it: without TLS nothing goes in or out.</summary>
public sealed class EveryTopicAndQueueRefusesPlainHttp
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(
            landscape.Of(AwsType.Queue).Select(queue => (Of: queue, Policy: landscape.PolicyOfQueue(queue)))
                .Concat(landscape.Of(AwsType.Topic).Select(topic => (Of: topic, Policy: landscape.PolicyOfTopic(topic)))),
            place => Requests(landscape, place.Of)
                .Where(request => place.Policy.Decide(request.With("aws:SecureTransport", "false")) != Verdict.Denied || place.Policy.Decide(request) == Verdict.Denied)
                .Select(request => $"does not tell {request.Caller.Name} with TLS from one without ({request.Action})")
                .FirstOrDefault());
    }

    private static IEnumerable<AccessRequest> Requests(Landscape landscape, RecordedResource place)
    {
        Caller[] callers = [Caller.Role($"arn:aws:iam::{landscape.Account}:role/anybody"), Caller.Role("arn:aws:iam::210987654321:role/partner"), Caller.Service("sns.amazonaws.com")];
        string[] actions = place.Type == AwsType.Queue ? ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:PurgeQueue"] : ["sns:Publish"];
        return callers.SelectMany(caller => actions.Select(action => new AccessRequest(caller, action, place.Text("arn"))));
    }
}
