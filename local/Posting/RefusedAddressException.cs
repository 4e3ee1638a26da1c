namespace Local.Posting;

/// <summary>An address that nothing is sent to.</summary>
internal sealed class RefusedAddressException(string message) : Exception(message);
