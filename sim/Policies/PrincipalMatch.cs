namespace Sim.Policies;

/// <summary>How a statement's principal names a caller: the more, the closer.</summary>
internal enum PrincipalMatch
{
    None,

    /// <summary>By its account, whose administrators decide further: what they allow by their own policies.</summary>
    Account,

    /// <summary>The caller itself, or everyone.</summary>
    Caller,
}
