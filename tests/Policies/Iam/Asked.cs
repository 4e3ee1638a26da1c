using Sim.Policies;

namespace Tests.Policies.Iam;

/// <summary>Calls, as the sentences about policies ask for them.</summary>
internal static class Asked
{
    /// <summary>A service that works for a resource: what keeps it from working for somebody else's.</summary>
    public static AccessRequest OfService(string service, string action, string resource, string sourceArn) => new AccessRequest
    {
        Principal = service,
        Action = action,
        Resource = resource,
    }.With("aws:SecureTransport", "true").With("aws:SourceArn", sourceArn).With("aws:SourceAccount", sourceArn.Split(':')[4]);

    /// <summary>A role that uses the key by way of a service.</summary>
    public static AccessRequest OfRole(string role, string action, string resource, string? through = null) =>
        AccessRequest.OfRole(role, action, resource, role.Split(':')[4], through);

    public static AccessRequest With(this AccessRequest request, string key, string value) =>
        request with { Context = new Dictionary<string, string>(request.Context) { [key] = value } };
}
