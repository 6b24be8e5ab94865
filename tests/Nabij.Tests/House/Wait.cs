namespace Nabij.Tests.House;

internal static class Wait
{
    /// <summary>Until something that another thread does has happened; it fails when that takes absurdly long.</summary>
    public static async Task UntilAsync(Func<Task<bool>> happened)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await happened())
        {
            await Task.Delay(10, patience.Token);
        }
    }
}
