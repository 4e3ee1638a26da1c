namespace Sim.Policies;

/// <summary>One call that somebody makes, as IAM looks at it.</summary>
public sealed record AccessRequest
{
    /// <summary>Who calls: the ARN of a role or user, or a service: <c>sns.amazonaws.com</c>.</summary>
    public required string Principal { get; init; }

    /// <summary><c>sqs:SendMessage</c>.</summary>
    public required string Action { get; init; }

    /// <summary>ARN of what it acts on.</summary>
    public required string Resource { get; init; }

    /// <summary>Condition keys and their values: <c>aws:SourceArn</c>, <c>aws:SecureTransport</c>. The case of a key does not matter.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

    /// <summary>A role calls, over TLS.</summary>
    /// <param name="through">The service by way of which it uses a key: <c>sqs.eu-west-1.amazonaws.com</c>; null if it calls itself.</param>
    public static AccessRequest OfRole(string role, string action, string resource, string account, string? through = null)
    {
        var context = new Dictionary<string, string>
        {
            ["aws:SecureTransport"] = "true",
            ["aws:PrincipalArn"] = role,
            ["aws:PrincipalAccount"] = account,
            ["aws:PrincipalIsAWSService"] = "false",
        };
        if (through is not null)
        {
            context["kms:ViaService"] = through;
            context["kms:CallerAccount"] = account;
        }

        return new AccessRequest { Principal = role, Action = action, Resource = resource, Context = context };
    }

    /// <summary>AWS itself calls, on behalf of a resource.</summary>
    public bool IsService => !Principal.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>The caller's account; null for a service.</summary>
    public string? Account => Principal.Split(':') is ["arn", _, _, _, var account, ..] ? account : null;

    /// <summary>It uses a key: then the key's policy must agree, whatever the caller's own says.</summary>
    internal bool IsOfKey => Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase);

    internal string? ValueOf(string key)
    {
        foreach (var (name, value) in Context)
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
