using Local.Endpoints.CloudWatch;
using Local.Endpoints.Lambda;
using Local.Endpoints.Sns;
using Local.Endpoints.Sqs;
using Sim;
using Sim.Policies;

namespace Local.Endpoints.Access;

/// <summary>Whether a call may be made: a function's are judged by its role, everybody else is the account itself.</summary>
internal static class CallAccess
{
    private static readonly QueryXml SqsXml = new("http://queue.amazonaws.com/doc/2012-11-05/");

    /// <summary>Null if it may.</summary>
    public static EndpointAnswer? Refusal(World world, AwsCall call)
    {
        if (!world.Access.IsEnforced || FunctionKey.FunctionOf(call.AccessKeyId) is null || CallingFunction.Find(world, call.AccessKeyId) is not { } caller)
        {
            return null;
        }

        foreach (var needed in CallPermissions.Of(world, call))
        {
            var decision = world.Access.DecideAs(caller.Role, needed.Action, needed.Resource);
            if (!decision.IsAllowed)
            {
                return Refuse(world, call, caller, needed.Action, needed.Resource, decision);
            }

            if (needed.KeyUses.Count > 0 && world.Access.KeyOf(needed.Resource) is { } key
                && RefusedUse(world, caller, key, needed, $"{call.Service}.{world.Options.Region}.amazonaws.com") is var (use, refused))
            {
                return Refuse(world, call, caller, use, key, refused);
            }
        }

        return null;
    }

    private static (string Use, AccessDecision Decision)? RefusedUse(World world, CallingFunction caller, string key, NeededPermission needed, string through)
    {
        foreach (var use in needed.KeyUses)
        {
            if (world.Access.DecideAs(caller.Role, use, key, through) is { IsAllowed: false } refused)
            {
                return (use, refused);
            }
        }

        return null;
    }

    private static EndpointAnswer Refuse(World world, AwsCall call, CallingFunction caller, string action, string resource, AccessDecision decision)
    {
        world.Access.Report(caller.Id, decision.Reason);
        var isKey = action.StartsWith("kms:", StringComparison.Ordinal);
        var why = decision.IsDenied ? "with an explicit deny in a policy" : $"because no identity-based policy allows the {action} action";
        var on = resource == "*" ? "" : $" on resource: {resource}";
        var message = $"User: {caller.Session} is not authorized to perform: {action}{on} {why}";
        return call.Service switch
        {
            AwsServices.Sqs when call.Protocol == AwsProtocol.Query =>
                SqsXml.Error(isKey ? new AwsError("KMS.AccessDeniedException", message) : new AwsError("AccessDenied", message, 403)),
            AwsServices.Sqs => isKey
                ? SqsErrors.Answer(new AwsError("KmsAccessDenied", message)) with { QueryError = "KMS.AccessDeniedException;Sender" }
                : SqsErrors.Answer(new AwsError("AccessDeniedException", message, 403)) with { QueryError = "AccessDenied;Sender" },
            AwsServices.Sns => SnsXml.Error(isKey ? new AwsError("KMSAccessDenied", message) : new AwsError("AuthorizationError", message, 403), call.RequestId),
            AwsServices.CloudWatch => CloudWatchErrors.Answer(call.Protocol, new AwsError("AccessDenied", message, 403)),
            AwsServices.Lambda => LambdaJson.Error(new AwsError("AccessDeniedException", message, 403)),
            _ => EndpointAnswer.OfDynamoDb(new AwsError("AccessDeniedException", message)),
        };
    }
}
