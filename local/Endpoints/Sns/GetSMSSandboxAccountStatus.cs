namespace Local.Endpoints.Sns;

/// <summary>https://docs.aws.amazon.com/sns/latest/api/API_GetSMSSandboxAccountStatus.html</summary>
internal static class GetSMSSandboxAccountStatus
{
    /// <summary>Every account begins in the sandbox, and only a human at AWS lets it out.</summary>
    public static EndpointAnswer Answer(SnsRequest request) => request.Answer(xml => SnsXml.Text(xml, "IsInSandbox", "true"));
}
