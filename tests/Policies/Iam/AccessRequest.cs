namespace Tests.Policies.Iam;

/// <summary>Somebody who asks to do something; what conditions compare is in the context.</summary>
internal sealed record AccessRequest(Caller Caller, string Action, string Resource)
{
    private readonly Dictionary<string, string> context = new(StringComparer.OrdinalIgnoreCase) { ["aws:SecureTransport"] = "true" };

    public string? this[string key] => context.GetValueOrDefault(key);

    public AccessRequest With(string key, string value)
    {
        var request = new AccessRequest(Caller, Action, Resource);
        foreach (var (name, given) in context)
        {
            request.context[name] = given;
        }

        request.context[key] = value;
        return request;
    }

    /// <summary>A service that works for a resource: what keeps it from working for somebody else's.</summary>
    public static AccessRequest OfService(string service, string action, string resource, string sourceArn) =>
        new AccessRequest(Caller.Service(service), action, resource)
            .With("aws:SourceArn", sourceArn)
            .With("aws:SourceAccount", sourceArn.Split(':')[4]);

    /// <summary>A role that uses the key by way of a service.</summary>
    public static AccessRequest OfRole(string role, string action, string resource, string? through = null)
    {
        var request = new AccessRequest(Caller.Role(role), action, resource);
        return through is null ? request : request.With("kms:ViaService", through).With("kms:CallerAccount", role.Split(':')[4]);
    }
}
