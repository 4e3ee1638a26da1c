using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>Lambda polls with the function's role: what it may not read is never handled.</summary>
public sealed class EveryConsumerRoleMayReadItsQueueAndUseItsKey
{
    [Theory, EveryStack]
    public async Task In_every_stack(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);

        Sentence.HoldsForAll(landscape.MappingsOfQueues, mapping =>
        {
            var queue = mapping.Text("eventSourceArn");
            var function = landscape.FunctionOfAlias(mapping.Text("functionName"));
            return new[] { "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes" }
                .Where(action => !landscape.GrantsOf(function).Allows(Asked.OfRole(function.Text("role"), action, queue)))
                .Select(action => $"may not {action}")
                .FirstOrDefault() ?? KeyAccess.WhyNot(landscape, function, "sqs", "kms:Decrypt");
        });
    }

    [Theory, EveryStack]
    public async Task And_no_other_queue(string stack)
    {
        var landscape = await Stacks.OfAsync(stack);
        var queues = landscape.Of(AwsType.Queue).Select(queue => queue.Text("arn")).ToList();

        Sentence.HoldsForAll(landscape.Of(AwsType.Function), function => queues
            .Where(queue => landscape.GrantsOf(function).Allows(Asked.OfRole(function.Text("role"), "sqs:ReceiveMessage", queue)))
            .Where(queue => !landscape.Of(AwsType.EventSourceMapping).Any(mapping =>
                mapping.Text("eventSourceArn") == queue && landscape.FunctionOfAlias(mapping.Text("functionName")) == function))
            .Select(queue => $"may read {queue}, which it does not poll")
            .FirstOrDefault());
    }
}
