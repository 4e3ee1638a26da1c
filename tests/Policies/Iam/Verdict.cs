namespace Tests.Policies.Iam;

internal enum Verdict
{
    Silent,
    Allowed,
    Denied,
}
