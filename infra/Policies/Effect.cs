namespace Infra.Policies;

public enum Effect
{
    Allow,
    Deny,
}
