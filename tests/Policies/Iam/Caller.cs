namespace Tests.Policies.Iam;

/// <param name="Kind"><c>Service</c> or <c>AWS</c>, as a policy names principals.</param>
/// <param name="Name">Of a service, or the ARN of a role.</param>
internal sealed record Caller(string Kind, string Name)
{
    public static Caller Service(string name) => new("Service", name);

    public static Caller Role(string arn) => new("AWS", arn);

    /// <summary>A statement that names an account means whoever in it its administrators let.</summary>
    public bool Is(PolicyPrincipal principal) => principal.IsEveryone
        || (principal.Kind == Kind && (principal.Name == Name || (Kind == "AWS" && principal.Name == RootOfAccount)));

    private string RootOfAccount => $"{string.Join(':', Name.Split(':')[..5])}:root";
}
