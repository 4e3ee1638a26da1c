using Local.Declaration;
using Tests.Policies.Iam;

namespace Tests.Policies;

/// <summary>A role uses the key only if the key's policy and its own both let it, by way of the service that holds what is encrypted.</summary>
internal static class KeyAccess
{
    /// <summary>What keeps a function from the key; null if nothing does, or if there is no key.</summary>
    public static string? WhyNot(Landscape landscape, RecordedResource function, string service, params string[] actions) => landscape.KeyArn is not { } key ? null
        : actions
            .Select(action => Asked.OfRole(function.Text("role"), action, key, $"{service}.{landscape.Region}.amazonaws.com"))
            .Where(request => !landscape.PolicyOfKey!.Allows(request) || !landscape.GrantsOf(function).Allows(request))
            .Select(request => $"may not use the key for {request.Action} through {service}")
            .FirstOrDefault();
}
