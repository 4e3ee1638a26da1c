using Sim.Policies;
using Sim.Sqs;

namespace Sim.Sns;

/// <summary>What the subscription would do with a message.</summary>
internal sealed partial class Subscription
{
    public DeliveryExplanation ExplainDelivery(Content content)
    {
        var target = function is null ? FindQueue() : null;
        var deadLetters = Attributes.DeadLetterTargetArn is { } arn ? account.QueueNames.FindByArn(arn) : null;
        var isRaw = Attributes.RawMessageDelivery;
        Utf8Text body = isRaw ? content.Body : Envelope.ComposeUnsigned(account, this, 0, content);
        return new DeliveryExplanation
        {
            Body = body,
            Verdict = Explain(content),
            Scope = filter?.Scope,
            Keys = filter?.Explain(content) ?? [],
            Bytes = isRaw ? content.Bytes : body.Length,
            MostBytes = target?.Attributes.MaximumMessageSize,
            Attributes = content.Attributes.Count,
            Access = function is not null ? [Permission(function)] : target is not null ? [.. NeededAccess.ToSend(account, Topic, target.Arn)] : [],
            WhyNot = WhyNot(target, content),
            DeadLetterQueue = deadLetters?.Id,
            WhyNotDeadLetterQueue = deadLetters is null ? null : WhyUndeliverable(deadLetters, content, 0),
        };
    }

    private string? WhyNot(Queue? target, Content content) =>
        !IsConfirmed ? "its endpoint has not confirmed the subscription"
        : function is not null ? (function.Permissions.Contains(Topic.Id) ? null : Permission(function).Decision.Reason)
        : Protocol is not "sqs" ? null
        : target is null ? $"{Endpoint} does not exist"
        : WhyUndeliverable(target, content, 0);

    private AccessCheck Permission(Lambda.Function invoked)
    {
        var name = invoked.Configuration.Name;
        return new AccessCheck(
            "the function's permissions",
            new AccessRequest { Principal = "sns.amazonaws.com", Action = "lambda:InvokeFunction", Resource = invoked.Arn },
            invoked.Permissions.Contains(Topic.Id)
                ? new AccessDecision(true, $"a permission of function {name}")
                : new AccessDecision(false, $"function {name} has no permission for topic {Topic.Attributes.Name} to invoke it"));
    }
}
